package org.downtimelab.seed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

import javax.sql.DataSource;

import org.downtimelab.migrate.Migrator;
import org.downtimelab.migrate.StartingSchema;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Seed;
import org.downtimelab.traffic.Endpoint;

/**
 * Fills a scenario's tables: by ranges of id in two sessions, with the keys and indexes
 * of a table made after its rows, since building one once is several times cheaper than
 * keeping it up to date row by row (manual, page populate).
 */
public final class Seeder {

	private static final int SESSIONS = 2;

	private static final long RANGE = 100_000;

	private static final String HISTORY = "flyway_schema_history";

	private final DataSource target;

	private final Scenario scenario;

	private final StartingSchema start;

	public Seeder(Scenario scenario, DataSource target) {
		this.target = target;
		this.scenario = scenario;
		this.start = StartingSchema.of(scenario);
	}

	/**
	 * Applies the starting schema and fills it.
	 * @param rows of the large table, at least 1
	 * @param progress is told how many rows there are so far, from any thread
	 */
	public void seed(long rows, LongConsumer progress) throws SQLException {
		new Migrator(this.scenario, this.target).baseline(this.start);
		AtomicLong done = new AtomicLong();
		for (Seed seed : this.scenario.seeds(rows)) {
			fill(seed, (more) -> progress.accept(done.addAndGet(more)));
		}
	}

	/**
	 * Whether all of it has been done before: the keys come last.
	 * @return false for an empty database, and for one whose seeding was cut off
	 */
	public boolean hasSeeded() throws SQLException {
		try (Connection connection = this.target.getConnection(); Statement statement = connection.createStatement()) {
			for (Seed seed : this.scenario.seeds(1)) {
				if (!exists(statement, seed.table()) || !hasRows(statement, seed.table())
						|| Keys.of(connection, seed.table()).create().isEmpty()) {
					return false;
				}
			}
			return true;
		}
	}

	/**
	 * Drops what a seeding that was cut off has left: its tables and Flyway's history, if
	 * there is one. Does nothing where all has been seeded.
	 */
	public void dropUnfinished() throws SQLException {
		if (hasSeeded()) {
			return;
		}
		try (Connection connection = this.target.getConnection(); Statement statement = connection.createStatement()) {
			if (exists(statement, HISTORY)) {
				for (Seed seed : this.scenario.seeds(1)) {
					statement.execute("DROP TABLE IF EXISTS " + seed.table() + " CASCADE");
				}
				statement.execute("DROP TABLE " + HISTORY);
			}
		}
	}

	private static boolean exists(Statement statement, String table) throws SQLException {
		try (ResultSet found = statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL")) {
			found.next();
			return found.getBoolean(1);
		}
	}

	private static boolean hasRows(Statement statement, String table) throws SQLException {
		try (ResultSet found = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
			return found.next();
		}
	}

	private void fill(Seed seed, LongConsumer progress) throws SQLException {
		try (Connection connection = this.target.getConnection(); Statement statement = connection.createStatement()) {
			refuseSeeded(statement, seed.table());
			Keys keys = Keys.of(connection, seed.table());
			for (String drop : keys.drop()) {
				statement.execute(drop);
			}
			fillByRange(seed, progress);
			statement
				.execute("SELECT setval(pg_get_serial_sequence('%s', 'id'), %s)".formatted(seed.table(), seed.rows()));
			for (String create : keys.create()) {
				statement.execute(create);
			}
			statement.execute("ANALYZE " + seed.table());
		}
	}

	private static void refuseSeeded(Statement statement, String table) throws SQLException {
		if (hasRows(statement, table)) {
			throw new IllegalStateException(
					"The table " + table + " has rows already: seed an empty database, or drop this one first");
		}
	}

	private void fillByRange(Seed seed, LongConsumer progress) throws SQLException {
		AtomicLong next = new AtomicLong(1);
		ExecutorService sessions = Executors.newFixedThreadPool(SESSIONS);
		try {
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < SESSIONS; i++) {
				running.add(sessions.submit(() -> {
					fillRanges(seed, next, progress);
					return null;
				}));
			}
			for (Future<?> session : running) {
				session.get();
			}
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof SQLException sql) {
				throw sql;
			}
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while seeding " + seed.table(), ex);
		}
		finally {
			sessions.shutdownNow();
		}
	}

	private void fillRanges(Seed seed, AtomicLong next, LongConsumer progress) throws SQLException {
		String sql = this.start.seedSql(seed.table())
			.replace("${table}", seed.table())
			.replace("${rows}", Long.toString(seed.rows()))
			.replace("${spare}", Long.toString(Endpoint.SPARE_ROWS));
		try (Connection connection = this.target.getConnection(); Statement statement = connection.createStatement()) {
			for (long from = next.getAndAdd(RANGE); from <= seed.rows(); from = next.getAndAdd(RANGE)) {
				if (Thread.currentThread().isInterrupted()) {
					return;
				}
				long to = Math.min(from + RANGE - 1, seed.rows());
				statement.execute(sql.replace("${from}", Long.toString(from)).replace("${to}", Long.toString(to)));
				progress.accept(to - from + 1);
			}
		}
	}

}
