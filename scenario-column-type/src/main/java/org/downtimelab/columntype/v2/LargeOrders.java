package org.downtimelab.columntype.v2;

import java.time.Instant;
import java.time.OffsetDateTime;

import org.downtimelab.serve.LargeTable;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The release that knows the new column only. */
public interface LargeOrders extends LargeTable<LargeOrder> {

	@Modifying
	@Query("update LargeOrder o set o.placedAtTz = :instant where o.id = :id")
	int place(long id, Instant instant);

	@Override
	default int write(long id, String value) {
		return place(id, instant(value));
	}

	@Override
	default LargeOrder draft(String value) {
		LargeOrder order = new LargeOrder();
		order.placedAtTz = instant(value);
		return order;
	}

	private static Instant instant(String value) {
		return OffsetDateTime.parse(value).toInstant();
	}

}
