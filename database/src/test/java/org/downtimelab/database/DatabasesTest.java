package org.downtimelab.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ResourceLock(SharedServer.NAME)
class DatabasesTest {

	private final LabServer server = SharedServer.get();

	private final Databases databases = new Databases(this.server);

	@AfterEach
	void leaveNothing() {
		this.databases.dropAll();
	}

	@Test
	void cloneHasWhatTheTemplateHas() {
		Database template = this.databases.buildTemplate("t", DatabasesTest::fill);
		Database clone = this.databases.cloneOf(template, "path");
		assertThat(clone.name()).startsWith("downtime_lab_clone_path_");
		assertThat(value(clone, "SELECT count(*) FROM t")).isEqualTo("1000");
	}

	@Test
	void cloneCopiesFilesInsteadOfWritingWal() {
		Database template = this.databases.buildTemplate("t", DatabasesTest::fill);
		String before = value(this.server.maintenance(), "SELECT pg_current_wal_lsn()");
		this.databases.cloneOf(template, "path");
		String written = value(this.server.maintenance(),
				"SELECT pg_current_wal_lsn() - '" + before + "'::pg_lsn < 1000000");
		assertThat(written).isEqualTo("t");
	}

	@Test
	void templateIsFrozenAnalyzedAndClosed() {
		Database template = this.databases.buildTemplate("t", DatabasesTest::fill);
		Database clone = this.databases.cloneOf(template, "look");
		assertThat(
				value(clone, "SELECT relallvisible = relpages AND reltuples = 1000 FROM pg_class WHERE relname = 't'"))
			.isEqualTo("t");
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> template.connect("test"))
			.withMessageContaining("not currently accepting connections");
	}

	@Test
	void templateIsBuiltOnce() {
		this.databases.buildTemplate("t", DatabasesTest::fill);
		Database again = this.databases.buildTemplate("t", (database) -> {
			throw new AssertionError("filled twice");
		});
		assertThat(this.databases.template("t")).contains(again);
	}

	@Test
	void templateMayBeFilledWhileAConnectionStaysOpen() {
		this.databases.buildTemplate("t", (database) -> {
			try {
				database.connect("forgotten");
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		});
		assertThat(this.databases.template("t")).isPresent();
	}

	@Test
	void halfFinishedTemplateIsDropped() {
		assertThatIllegalStateException().isThrownBy(() -> this.databases.buildTemplate("t", (database) -> {
			fill(database);
			throw new IllegalStateException("out of ideas");
		})).withMessage("out of ideas");
		assertThat(this.databases.template("t")).isEmpty();
		assertThat(count("downtime_lab_%")).isZero();
	}

	@Test
	void fullDiskIsSaidPlainly() {
		assertThatExceptionOfType(DatabaseException.class)
			.isThrownBy(() -> this.databases.buildTemplate("t", (database) -> {
				try {
					execute(database, "DO $$ BEGIN RAISE 'could not extend file' USING ERRCODE = '53100'; END $$");
				}
				catch (IllegalStateException ex) {
					throw new IllegalArgumentException("wrapped by who fills", ex);
				}
			}))
			.withMessageStartingWith("disk full")
			.withMessageContaining("could not extend file")
			.withMessageContaining("Free some space");
		assertThat(count("downtime_lab_%")).isZero();
	}

	@Test
	void longNamesStayApart() {
		String stem = "x".repeat(80);
		Database one = this.databases.buildTemplate(stem + "1", DatabasesTest::fill);
		Database two = this.databases.buildTemplate(stem + "2", (database) -> {
		});
		assertThat(one.name()).hasSize(63).isNotEqualTo(two.name());
		assertThat(this.databases.cloneOf(one, stem).name()).hasSize(63);
	}

	@Test
	void dropEndsWhoIsConnectedAndDropsOnce() throws SQLException {
		Database clone = this.databases.empty("busy");
		try (Connection connection = clone.connect("busy")) {
			this.databases.drop(clone);
			assertThat(connection.isValid(1)).isFalse();
		}
		this.databases.drop(clone);
		assertThat(count(clone.name())).isZero();
	}

	private static void fill(Database database) {
		execute(database, "CREATE TABLE t AS SELECT generate_series(1, 1000) AS id");
	}

	private static void execute(Database database, String sql) {
		try (Connection connection = database.connect("test"); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String value(Database database, String sql) {
		try (Connection connection = database.connect("test");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getString(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private long count(String pattern) {
		return Long.parseLong(value(this.server.maintenance(),
				"SELECT count(*) FROM pg_database WHERE datname LIKE '" + pattern + "'"));
	}

}
