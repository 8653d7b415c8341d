package org.downtimelab.columntype.v1;

import org.downtimelab.serve.LargeTable;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The release that keeps the time as text. */
public interface LargeOrders extends LargeTable<LargeOrder> {

	@Override
	@Modifying
	@Query("update LargeOrder o set o.placedAt = :value where o.id = :id")
	int write(long id, String value);

	@Override
	default LargeOrder draft(String value) {
		LargeOrder order = new LargeOrder();
		order.placedAt = value;
		return order;
	}

}
