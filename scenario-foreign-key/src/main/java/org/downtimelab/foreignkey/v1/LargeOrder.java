package org.downtimelab.foreignkey.v1;

import java.util.concurrent.atomic.AtomicLong;

import jakarta.persistence.Entity;

import org.downtimelab.serve.CastOrder;

/** An order that knows its customer, unless a guest ordered. */
@Entity
class LargeOrder extends CastOrder {

	/** One order in five is a guest's. */
	private static final int GUEST_EVERY = 5;

	/** Far above the number of any customer. */
	private static final long FIRST_GUEST = 8_000_000_000L;

	private static final AtomicLong ORDERS = new AtomicLong();

	/**
	 * A new order, of customer 1 or of a guest: a guest gets a number of his own, and no
	 * row in {@code customer}.
	 */
	static LargeOrder ordered() {
		LargeOrder order = new LargeOrder();
		long number = ORDERS.getAndIncrement();
		order.customerId = (number % GUEST_EVERY == 0) ? FIRST_GUEST + number : 1;
		return order;
	}

}
