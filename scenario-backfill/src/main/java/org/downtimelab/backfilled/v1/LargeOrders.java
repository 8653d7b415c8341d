package org.downtimelab.backfilled.v1;

import java.util.List;

import org.downtimelab.serve.LargeTable;

import static org.downtimelab.serve.CastOrder.noted;

/** The large table, whose new orders have their gross amount. */
public interface LargeOrders extends LargeTable<LargeOrder> {

	@Override
	default LargeOrder draft(String value) {
		return noted(new LargeOrder(), value);
	}

	/** The next page of a job, by primary key. */
	List<LargeOrder> findTop5000ByIdGreaterThanOrderById(long id);

	/** In one transaction: each is read again and gets all values that it has here. */
	List<LargeOrder> saveAll(Iterable<LargeOrder> orders);

}
