package org.downtimelab.experiment;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

import org.downtimelab.database.Database;
import org.downtimelab.migrate.Migrator;
import org.downtimelab.scenario.Scenario;

/** What is in the database before a change. It is made once and kept, by its name. */
public interface Data {

	/**
	 * Tells it from all others: whatever decides what is in it is part of the name.
	 */
	String name();

	/** Rows of the largest table. */
	long rows();

	/** The same on ten rows, for a rehearsal; empty if there is none. */
	default Optional<Data> small() {
		return Optional.empty();
	}

	/**
	 * Fills an empty database.
	 * @param progress is told how many rows there are so far, from any thread
	 */
	void fill(Database database, LongConsumer progress) throws SQLException;

	/** A scenario's tables. */
	static Data seeded(Scenario scenario, long rows) {
		return new SeededData(scenario, rows);
	}

	/**
	 * What some SQL makes.
	 * @param rows of the largest table, for the reader of the result
	 */
	static Data sql(long rows, String... statements) {
		return new Made("sql_" + Digest.of(List.of(statements)), rows, (database) -> {
		}, List.of(statements));
	}

	/**
	 * What Flyway makes of a folder up to a version, and some SQL after it.
	 * @param folder of versioned migrations
	 * @param version the last one to apply, as in 12
	 * @param rows of the largest table, for the reader of the result
	 */
	static Data migrated(Path folder, String version, long rows, String... statements) {
		Change changes = Change.flyway(folder);
		return new Made("flyway_" + Digest.of(Digest.files(folder), version, List.of(statements)), rows,
				(database) -> new Migrator(changes.subject(), database.dataSource("downtime-lab"))
					.migrateTo(changes.path().name(), version),
				List.of(statements));
	}

	/**
	 * Data of somebody else's.
	 *
	 * @param before makes the schema
	 * @param statements fill it, in autocommit
	 */
	record Made(String name, long rows, Start before, List<String> statements) implements Data {

		@Override
		public void fill(Database database, LongConsumer progress) throws SQLException {
			this.before.on(database);
			try (Connection connection = database.connect("downtime-lab-seed");
					Statement statement = connection.createStatement()) {
				for (String sql : this.statements) {
					statement.execute(sql);
				}
			}
			progress.accept(this.rows);
		}

		/** Makes a schema. */
		interface Start {

			void on(Database database) throws SQLException;

		}

	}

}
