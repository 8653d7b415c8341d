package org.downtimelab.backfill;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.downtimelab.process.Patience;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long three ways take to fill a new column of a table that nobody else uses, how
 * much WAL they write and how much larger they make the table. Not part of a build,
 * because it takes minutes and an idle machine:
 *
 * <pre>
 * mvn -pl live-migration -am test -Dtest=BackfillMeasurement -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 *
 * {@code -Drows=500000} makes it shorter. Each way has a fresh copy of the same table and
 * is timed as often as the others, in turn; the medians count.
 */
@PostgresTest
class BackfillMeasurement {

	private static final long ROWS = Long.getLong("rows", 2_000_000);

	private static final String WAL = "SELECT pg_current_wal_insert_lsn() - '0/0'";

	private static final String SIZE = "SELECT pg_total_relation_size('large_order')";

	private static final String UNFILLED = "SELECT count(*) FROM large_order WHERE tracking_id IS DISTINCT FROM 'T' || id";

	private static final int ROUNDS = 5;

	private static final double MOST = 1.0;

	@Test
	void byKeyRangeTakesNoLongerThanOneUpdate(Server server) throws Exception {
		Map<Way, List<Cost>> costs = new EnumMap<>(Way.class);
		double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
		Databases databases = new Databases(server);
		Database template = databases.buildTemplate("backfill measurement " + ROWS, BackfillMeasurement::fill);
		try {
			for (int round = 0; round < ROUNDS; round++) {
				for (Way way : Way.values()) {
					costs.computeIfAbsent(way, (each) -> new ArrayList<>()).add(measure(way, databases, template));
				}
			}
		}
		finally {
			databases.drop(template);
		}
		System.out.printf(Locale.ROOT,
				"%,d rows, PostgreSQL %s, %d processors, load average before %.1f, medians of %d%n", ROWS,
				server.version(), Runtime.getRuntime().availableProcessors(), load, ROUNDS);
		List<Cost> one = costs.get(Way.ONE_UPDATE);
		costs.forEach((way, each) -> System.out.printf(Locale.ROOT,
				"%-34s %6.1f s  %5.2f times as long, by round %5.2f  %,7.0f MB of WAL  table and index %,5.0f MB larger  %s%n",
				way.words, seconds(each), seconds(each) / seconds(one), byRound(each, one),
				median(each.stream().map(Cost::walBytes)) / 1e6, median(each.stream().map(Cost::grownBytes)) / 1e6,
				each.stream().map((cost) -> String.format(Locale.ROOT, "%.1f", cost.seconds())).toList()));
		assertThat(seconds(costs.get(Way.KEY_RANGE)) / seconds(one)).as("times as long as one UPDATE")
			.isLessThanOrEqualTo(MOST);
	}

	private static double seconds(List<Cost> costs) {
		return median(costs.stream().map(Cost::seconds));
	}

	/**
	 * Median of the ratios within a round: far from the other ratio, it was too noisy.
	 */
	private static double byRound(List<Cost> costs, List<Cost> one) {
		return median(
				IntStream.range(0, ROUNDS).mapToObj((round) -> costs.get(round).seconds() / one.get(round).seconds()));
	}

	private static Cost measure(Way way, Databases databases, Database template) throws Exception {
		Database copy = databases.cloneOf(template, "backfill");
		try {
			try (Connection connection = copy.connect("measurement");
					Statement statement = connection.createStatement()) {
				statement.execute("CHECKPOINT");
			}
			assertThat(Patience.until(Duration.ofSeconds(10), () -> isIdle(copy))).as("nobody else uses the server")
				.isTrue();
			long size = Sql.number(copy, SIZE);
			long wal = Sql.number(copy, WAL);
			long begun = System.nanoTime();
			way.filling.fill(copy);
			double seconds = (System.nanoTime() - begun) / 1e9;
			Cost cost = new Cost(seconds, Sql.number(copy, WAL) - wal, Sql.number(copy, SIZE) - size);
			assertThat(Sql.number(copy, UNFILLED)).as("rows left by " + way.words).isZero();
			return cost;
		}
		finally {
			databases.drop(copy);
		}
	}

	/**
	 * The copy has just been made by a session, which counts as somebody for a second.
	 */
	private static boolean isIdle(Database database) {
		try (Connection connection = database.connect("measurement")) {
			OtherWriters others = new OtherWriters();
			others.look(connection);
			return !others.atWork();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Cannot see who uses the server", ex);
		}
	}

	private static void fill(Database database) {
		try (Connection connection = database.connect("seed"); Statement statement = connection.createStatement()) {
			statement.execute(read("baseline/V1__cast.sql"));
			statement.execute(read("seed.sql").replace("${table}", "large_order")
				.replace("${from}", "1")
				.replace("${to}", Long.toString(ROWS)));
			statement.execute("ALTER TABLE large_order ADD tracking_id text");
		}
		catch (SQLException | IOException ex) {
			throw new IllegalStateException("Cannot make the table to measure on", ex);
		}
	}

	/**
	 * The scenarios' own table. Their module stands on this one, so it is no dependency.
	 */
	private static String read(String file) throws IOException {
		return Files.readString(Path.of("../shared/src/main/resources/db/cast", file));
	}

	private static double median(Stream<? extends Number> numbers) {
		return numbers.mapToDouble(Number::doubleValue).sorted().toArray()[ROUNDS / 2];
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

	/**
	 * What it took once.
	 *
	 * @param seconds from before the first connection
	 * @param walBytes written by the server meanwhile
	 * @param grownBytes of the table with its index
	 */
	private record Cost(double seconds, long walBytes, long grownBytes) {
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
