package org.downtimelab.largedelete;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

import org.downtimelab.backfill.Backfill;
import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.process.Query;
import org.downtimelab.scenario.Backfilling;
import org.downtimelab.seed.Seeder;
import org.junit.jupiter.api.Test;

/**
 * What a VACUUM after so many batches changes for those who read the oldest orders while
 * a million are deleted, against one at the end. No snapshot is old. Not part of a build:
 *
 * <pre>
 * mvn -pl scenario-large-delete -am test -Dtest=VacuumMeasurement -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 *
 * {@code -Drows=100000} makes it shorter.
 */
@PostgresTest
class VacuumMeasurement {

	private static final long ROWS = Long.getLong("rows", 1_000_000);

	private static final int NEVER = Integer.MAX_VALUE;

	private static final String READ = "SELECT * FROM large_order ORDER BY id LIMIT 10";

	private static final String DEAD = "SELECT pg_stat_get_dead_tuples('large_order'::regclass)";

	private static final String VACUUM = "VACUUM (TRUNCATE off) large_order";

	private final LargeDeleteScenario scenario = new LargeDeleteScenario();

	private final Backfilling delete = this.scenario.safe()
		.steps()
		.stream()
		.filter(Backfilling.class::isInstance)
		.map(Backfilling.class::cast)
		.findFirst()
		.orElseThrow();

	private volatile boolean over;

	@Test
	void readsMeanwhile(Server server) throws Exception {
		Databases databases = new Databases(server);
		Database template = databases.buildTemplate("vacuum measurement " + ROWS, this::seed);
		try {
			for (int every : new int[] { NEVER, 20, 5, NEVER, 20, 5, NEVER, 20, 5 }) {
				Database copy = databases.cloneOf(template, "vacuum");
				try {
					measure(copy, every);
				}
				finally {
					databases.drop(copy);
				}
			}
		}
		finally {
			databases.drop(template);
		}
	}

	private void measure(Database database, int every) throws Exception {
		try (Connection connection = database.connect("vacuum"); Statement statement = connection.createStatement()) {
			// Autovacuum comes once a minute, or not at all.
			statement.execute("ALTER TABLE large_order SET (autovacuum_enabled = off)");
			statement.execute("CHECKPOINT");
			this.over = false;
			CompletableFuture<double[]> reads = CompletableFuture.supplyAsync(() -> reads(database));
			long[] batches = { 0, 0 };
			long begun = System.nanoTime();
			Backfill.of("old orders", this.delete.table(), this.delete.batchSql()).onProgress((progress) -> {
				batches[0]++;
				try {
					batches[1] = Math.max(batches[1],
							Query.first(connection, DEAD, (row) -> row.getLong(1)).orElseThrow());
					if (batches[0] % every == 0) {
						statement.execute(VACUUM);
					}
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
			}).run(database.dataSource("delete"));
			double deleted = (System.nanoTime() - begun) / 1e9;
			statement.execute(VACUUM);
			double all = (System.nanoTime() - begun) / 1e9;
			this.over = true;
			double[] ms = reads.get();
			System.out.printf(Locale.ROOT,
					"VACUUM %s: %d batches, deleted after %.1f s, vacuumed after %.1f s, at most %,d dead rows;"
							+ " %,d reads, median %.2f ms, p99 %.1f ms, slowest %.0f ms%n",
					(every == NEVER) ? "at the end" : "after each " + every + " batches", batches[0], deleted, all,
					batches[1], ms.length, ms[ms.length / 2], ms[ms.length * 99 / 100], ms[ms.length - 1]);
		}
	}

	/** In milliseconds, the fastest first. */
	private double[] reads(Database database) {
		List<Double> ms = new ArrayList<>();
		try (Connection connection = database.connect("user"); Statement user = connection.createStatement()) {
			while (!this.over) {
				long begun = System.nanoTime();
				Query.all(connection, READ, (row) -> row.getLong(1));
				ms.add((System.nanoTime() - begun) / 1e6);
				// So the batches make room for users.
				user.execute("UPDATE large_order SET note = 'new' WHERE id = " + (ms.size() + 1));
				LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		double[] sorted = ms.stream().mapToDouble(Double::doubleValue).toArray();
		Arrays.sort(sorted);
		return sorted;
	}

	private void seed(Database database) {
		try {
			new Seeder(this.scenario, database.dataSource("seed")).seed(ROWS, (done) -> {
			});
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
