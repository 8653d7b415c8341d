package org.downtimelab.scenario.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import org.downtimelab.database.Database;
import org.downtimelab.scenario.Column;
import org.downtimelab.scenario.Endpoint;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.WrittenRows;

/**
 * The writes that the live releases have acknowledged. No row is updated twice and no
 * value occurs twice, so each of them must be found in the end.
 */
final class Ledger {

	private static final OffsetDateTime FIRST = OffsetDateTime.parse("2020-01-01T00:00:00.000001+05:30");

	private final Queue<Acknowledged> writes = new ConcurrentLinkedQueue<>();

	private final AtomicLong given = new AtomicLong();

	/** A number that was not given before: the id of a row to update. */
	long next() {
		return this.given.incrementAndGet();
	}

	/** Begins again, on tables that were seeded again. */
	void clear() {
		this.writes.clear();
		this.given.set(0);
	}

	/** What to write: its number makes it the only one of its kind. */
	static String value(Endpoint endpoint, long number) {
		if (endpoint.deletes()) {
			return "gone";
		}
		return "instant".equals(endpoint.values()) ? FIRST.plusSeconds(number).toString() : "asked " + number;
	}

	void acknowledged(Endpoint endpoint, long id, String value) {
		this.writes.add(new Acknowledged(endpoint, id, value));
	}

	/** The writes that are not where the path must have brought them, a line each. */
	List<String> lost(Scenario scenario, Path path, Database database) throws SQLException {
		List<String> lost = new ArrayList<>();
		try (Connection connection = database.connect("ledger")) {
			for (Acknowledged write : this.writes) {
				Column column = write.endpoint().deletes() ? new Column(write.endpoint().table(), "id")
						: scenario.written(path, write.endpoint());
				Object found = WrittenRows
					.find(connection, scenario.keptIn(column.table()), column.name(), List.of(write.id()))
					.get(write.id());
				if (!write.isIn(found)) {
					lost.add("%s id %s: acknowledged %s, found %s".formatted(write.endpoint().name(), write.id(),
							write.value(), (found != null) ? found : "no such row"));
				}
			}
		}
		return lost;
	}

	/**
	 * A write that a release has answered with success.
	 *
	 * @param value as it was sent; of a delete, "gone"
	 */
	private record Acknowledged(Endpoint endpoint, long id, String value) {

		boolean isIn(Object found) {
			if (this.endpoint.deletes()) {
				return found == null;
			}
			return (found instanceof OffsetDateTime instant) ? instant.isEqual(OffsetDateTime.parse(this.value))
					: this.value.equals(found);
		}

	}

}
