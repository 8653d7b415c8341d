package org.downtimelab.columntype.v2inplace;

import java.time.Instant;
import java.time.OffsetDateTime;

import org.downtimelab.serve.LargeTable;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The release for a column that has changed its type under its old name. */
public interface LargeOrders extends LargeTable<LargeOrder> {

	@Modifying
	@Query("update LargeOrder o set o.placedAt = :instant where o.id = :id")
	int place(long id, Instant instant);

	@Override
	default int write(long id, String value) {
		return place(id, instant(value));
	}

	@Override
	default LargeOrder draft(String value) {
		LargeOrder order = new LargeOrder();
		order.placedAt = instant(value);
		return order;
	}

	private static Instant instant(String value) {
		return OffsetDateTime.parse(value).toInstant();
	}

}
