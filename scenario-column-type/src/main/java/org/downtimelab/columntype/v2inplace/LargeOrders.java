package org.downtimelab.columntype.v2inplace;

import java.time.Instant;

import org.downtimelab.columntype.TimedOrders;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The release for a column that has changed its type under its old name. */
public interface LargeOrders extends TimedOrders<LargeOrder> {

	@Override
	@Modifying
	@Query("update LargeOrder o set o.placedAt = :at where o.id = :id")
	int place(long id, Instant at);

	@Override
	default LargeOrder placed(Instant at) {
		LargeOrder order = new LargeOrder();
		order.placedAt = at;
		return order;
	}

}
