package org.downtimelab.load;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * An order of the ids 1 to rows in which each occurs once, neighbours lie far apart, and
 * any first part is spread evenly over the table: steps of the golden ratio, round and
 * round. It begins again when the rows run out.
 */
final class RowOrder {

	private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

	private final long rows;

	private final long step;

	/**
	 * An order of the ids.
	 * @param rows how many there are, more than 0
	 */
	RowOrder(long rows) {
		this.rows = rows;
		long near = Math.max(1, Math.round(rows * GOLDEN));
		while (!coprime(near, rows)) {
			near++;
		}
		this.step = near;
	}

	/**
	 * The id at a place in the order.
	 * @param place from 0
	 * @return 1 to rows
	 */
	long id(long place) {
		return 1 + Math.floorMod(Math.multiplyExact(place % this.rows, this.step), this.rows);
	}

	/** The ids in this order, one at each call, from any thread. */
	LongSupplier ids() {
		AtomicLong place = new AtomicLong();
		return () -> id(place.getAndIncrement());
	}

	private static boolean coprime(long one, long other) {
		return BigInteger.valueOf(one).gcd(BigInteger.valueOf(other)).equals(BigInteger.ONE);
	}

}
