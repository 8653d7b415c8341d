package org.downtimelab.serve;

import java.math.BigDecimal;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/**
 * An order, with the columns that every release uses. A release's entity extends it by
 * those that it alone knows.
 */
@MappedSuperclass
public abstract class CastOrder {

	/** The cast's orders belong to the customers 0 to 100,002, as seeded. */
	static final long CUSTOMERS = 100_003;

	/** Null until it is saved. */
	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	protected Long id;

	/** Whose it is. */
	protected long customerId;

	/** What it costs, without VAT. */
	protected BigDecimal amount = BigDecimal.ONE;

	String note = "ordered";

	/**
	 * A new order's note.
	 * @param note the value that a request writes
	 * @return the same order
	 */
	public static <T extends CastOrder> T noted(T order, String note) {
		order.note = note;
		return order;
	}

}
