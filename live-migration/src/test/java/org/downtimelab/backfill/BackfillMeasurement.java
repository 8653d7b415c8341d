package org.downtimelab.backfill;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long three ways take to fill a new column of a table that nobody else uses. Not
 * part of a build, because it takes minutes and an idle machine:
 *
 * <pre>
 * mvn -pl shared -am test -Dtest=BackfillMeasurement -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 *
 * {@code -Drows=500000} makes it shorter. Each way has a fresh copy of the same table and
 * is timed as often as the others, in turn; the median counts.
 */
@PostgresTest
class BackfillMeasurement {

	private static final long ROWS = Long.getLong("rows", 2_000_000);

	private static final int ROUNDS = 3;

	private static final double MOST = 1.2;

	@Test
	void byKeyRangeTakesLittleLongerThanOneUpdate(Server server) throws Exception {
		Map<Way, List<Double>> seconds = new EnumMap<>(Way.class);
		double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
		Databases databases = new Databases(server);
		Database template = databases.buildTemplate("backfill measurement " + ROWS, BackfillMeasurement::fill);
		try {
			for (int round = 0; round < ROUNDS; round++) {
				for (Way way : Way.values()) {
					seconds.computeIfAbsent(way, (each) -> new ArrayList<>()).add(time(way, databases, template));
				}
			}
		}
		finally {
			databases.drop(template);
		}
		System.out.printf(Locale.ROOT,
				"%,d rows, PostgreSQL %s, %d processors, load average before %.1f, median of %d%n", ROWS,
				server.version(), Runtime.getRuntime().availableProcessors(), load, ROUNDS);
		double one = median(seconds.get(Way.ONE_UPDATE));
		seconds.forEach((way, times) -> System.out.printf(Locale.ROOT, "%-34s %6.1f s  %5.2f times as long   %s%n",
				way.words, median(times), median(times) / one, rounded(times)));
		assertThat(median(seconds.get(Way.KEY_RANGE)) / one).as("times as long as one UPDATE")
			.isLessThanOrEqualTo(MOST);
	}

	private static double time(Way way, Databases databases, Database template) throws Exception {
		Database copy = databases.cloneOf(template, "backfill");
		try {
			try (Connection connection = copy.connect("measurement");
					Statement statement = connection.createStatement()) {
				statement.execute("CHECKPOINT");
			}
			long begun = System.nanoTime();
			way.filling.fill(copy);
			double seconds = (System.nanoTime() - begun) / 1e9;
			assertThat(unfilled(copy)).as("rows left by " + way.words).isZero();
			return seconds;
		}
		finally {
			databases.drop(copy);
		}
	}

	private static void fill(Database database) {
		try (Connection connection = database.connect("seed"); Statement statement = connection.createStatement()) {
			statement.execute(read("/db/cast/baseline/V1__cast.sql"));
			statement.execute(read("/db/cast/seed.sql").replace("${table}", "large_order")
				.replace("${from}", "1")
				.replace("${to}", Long.toString(ROWS)));
			statement.execute("ALTER TABLE large_order ADD tracking_id text");
		}
		catch (SQLException | IOException ex) {
			throw new IllegalStateException("Cannot make the table to measure on", ex);
		}
	}

	private static String read(String resource) throws IOException {
		try (InputStream in = Backfill.class.getResourceAsStream(resource)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static long unfilled(Database database) throws SQLException {
		try (Connection connection = database.connect("measurement");
				Statement statement = connection.createStatement();
				ResultSet row = statement
					.executeQuery("SELECT count(*) FROM large_order WHERE tracking_id IS DISTINCT FROM 'T' || id")) {
			row.next();
			return row.getLong(1);
		}
	}

	private static double median(List<Double> times) {
		return times.stream().sorted().toList().get(times.size() / 2);
	}

	private static List<String> rounded(List<Double> times) {
		return times.stream().map((time) -> String.format(Locale.ROOT, "%.1f", time)).toList();
	}

	private static void oneUpdate(Database database) throws SQLException {
		try (Connection connection = database.connect("update"); Statement statement = connection.createStatement()) {
			statement.executeUpdate("UPDATE large_order SET tracking_id = 'T' || id");
		}
	}

	private static void keyRange(Database database) throws SQLException, InterruptedException {
		Backfill
			.of("measured", "large_order",
					"UPDATE large_order SET tracking_id = 'T' || id WHERE id > ? AND id <= ? AND tracking_id IS NULL")
			.run(database.dataSource("backfill"));
	}

	private static void isNullLimit(Database database) throws SQLException {
		try (Connection connection = database.connect("limit"); Statement statement = connection.createStatement()) {
			int changed;
			do {
				changed = statement.executeUpdate("""
						UPDATE large_order SET tracking_id = 'T' || id
						WHERE id IN (SELECT id FROM large_order WHERE tracking_id IS NULL LIMIT 10000)""");
			}
			while (changed > 0);
		}
	}

	/** One way to fill the column. */
	private enum Way {

		ONE_UPDATE("one UPDATE of all rows", BackfillMeasurement::oneUpdate),

		KEY_RANGE("batches by key range (Backfill)", BackfillMeasurement::keyRange),

		IS_NULL_LIMIT("batches by IS NULL LIMIT 10000", BackfillMeasurement::isNullLimit);

		private final String words;

		private final Filling filling;

		Way(String words, Filling filling) {
			this.words = words;
			this.filling = filling;
		}

	}

	/** Fills the column of all rows. */
	private interface Filling {

		void fill(Database database) throws SQLException, InterruptedException;

	}

}
