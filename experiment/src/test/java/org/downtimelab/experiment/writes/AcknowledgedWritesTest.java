package org.downtimelab.experiment.writes;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.scenario.Column;
import org.downtimelab.traffic.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest(PostgresTest.Fresh.PER_TEST)
class AcknowledgedWritesTest {

	private static final Column NOTE = new Column("large_order", "note");

	private static final List<String> BOTH = List.of("large_order", "orphaned_order");

	private Connection connection;

	@BeforeEach
	void twoTables(Database database) throws SQLException {
		this.connection = database.connect("test");
		try (Statement statement = this.connection.createStatement()) {
			statement.execute("CREATE TABLE large_order (id bigint, note text)");
			statement.execute("CREATE TABLE orphaned_order (id bigint, note text)");
			statement.execute("INSERT INTO large_order VALUES (1, 'one'), (-1, 'spare')");
			statement.execute("INSERT INTO orphaned_order VALUES (2, 'two')");
		}
	}

	@AfterEach
	void close() throws SQLException {
		this.connection.close();
	}

	@Test
	void aWriteWhoseRowWasMovedAsideIsNotLost() throws SQLException {
		List<Request> writes = List.of(request(1, "201", "one"), request(2, "201", "two"));
		assertThat(audit().audit(writes, NOTE, BOTH)).isEqualTo(new WriteAudit(2, 0, List.of(), List.of()));
	}

	@Test
	void aWriteWhoseRowIsInNoneOfTheTablesIsLost() throws SQLException {
		assertThat(audit().audit(List.of(request(2, "201", "two"), request(3, "201", "three")), NOTE,
				List.of("large_order", "not_there")))
			.isEqualTo(new WriteAudit(2, 2, List.of(1_000L, 1_000L),
					List.of("large_order id 2: acknowledged two, found no such row",
							"large_order id 3: acknowledged three, found no such row")));
	}

	@Test
	void aRowThatWasMovedAsideMustStillHoldWhatWasWritten() throws SQLException {
		assertThat(audit().audit(List.of(request(2, "201", "second")), NOTE, BOTH).lost()).isOne();
	}

	@Test
	void aRowWhoseDeleteWasAcknowledgedMustBeGone() throws SQLException {
		List<Request> deletes = List.of(request(-1, "200", ""), request(-2, "200", ""), request(1, "500", ""));
		assertThat(audit().auditDeletes(deletes, List.of("large_order"))).isEqualTo(new WriteAudit(2, 1,
				List.of(1_000L), List.of("large_order id -1: acknowledged its delete, found the row")));
	}

	private AcknowledgedWrites audit() {
		return new AcknowledgedWrites(this.connection);
	}

	private static Request request(long id, String status, String value) {
		return new Request("any", 0, 0, 0, 1_000, status, OptionalLong.of(id), value);
	}

}
