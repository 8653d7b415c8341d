package org.downtimelab.index.v1;

import org.downtimelab.serve.LargeTable;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The large table as the application knows it. */
public interface LargeOrders extends LargeTable<LargeOrder> {

	@Override
	@Modifying
	@Query("update LargeOrder o set o.note = :value where o.id = :id")
	int write(long id, String value);

	@Override
	default LargeOrder draft(String value) {
		return new LargeOrder(value);
	}

}
