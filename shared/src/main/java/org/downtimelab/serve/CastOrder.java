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

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	Long id;

	long customerId;

	BigDecimal amount = BigDecimal.ONE;

	String note;

	protected CastOrder() {
	}

	/**
	 * A new order.
	 * @param note the value that a request writes
	 */
	protected CastOrder(String note) {
		this.note = note;
	}

}
