package org.downtimelab.columntype.v2;

import java.time.Instant;

import org.downtimelab.columntype.TimedOrders;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The release that knows the new column only. */
public interface LargeOrders extends TimedOrders<LargeOrder> {

	@Override
	@Modifying
	@Query("update LargeOrder o set o.placedAtTz = :at where o.id = :id")
	int place(long id, Instant at);

	@Override
	default LargeOrder placed(Instant at) {
		LargeOrder order = new LargeOrder();
		order.placedAtTz = at;
		return order;
	}

}
