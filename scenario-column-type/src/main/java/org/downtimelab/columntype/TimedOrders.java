package org.downtimelab.columntype;

import java.time.Instant;
import java.time.OffsetDateTime;

import org.downtimelab.serve.CastOrder;
import org.downtimelab.serve.LargeTable;

import org.springframework.data.repository.NoRepositoryBean;

/**
 * Orders whose time is a timestamptz, under whatever name.
 *
 * @param <T> the release's entity
 */
@NoRepositoryBean
public interface TimedOrders<T extends CastOrder> extends LargeTable<T> {

	/** Writes one row's time. */
	int place(long id, Instant at);

	/** A new order of that time, not yet saved. */
	T placed(Instant at);

	@Override
	default int write(long id, String value) {
		return place(id, OffsetDateTime.parse(value).toInstant());
	}

	@Override
	default T draft(String value) {
		return placed(OffsetDateTime.parse(value).toInstant());
	}

}
