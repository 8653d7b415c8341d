package org.downtimelab.notnull;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.downtimelab.database.Database;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.seed.Seeder;
import org.downtimelab.serve.LargeTable;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What each remedy costs while nobody changes the schema: the time of a call, beside the
 * defaults. Not part of a build, because it takes minutes and an idle machine:
 *
 * <pre>
 * mvn -pl scenario-not-null -am test -Dtest=RemedyMeasurement -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 *
 * {@code -Drounds=1000} makes it shorter. Every application is up all the time, and one
 * user asks each of them in turn; what counts is the median of its calls. A retry costs
 * nothing while nothing fails, so its figure shows how far to trust the others. No commit
 * waits for the disk, which would cost the same everywhere: so the share of the remedy is
 * as large as it can be on loopback.
 */
@PostgresTest
class RemedyMeasurement {

	private static final int ROUNDS = Integer.getInteger("rounds", 8_000);

	private static final int INSERTS = 400;

	/** Rounds that are not counted. */
	private static final int WARM_UP = 600;

	private static final long ROWS = 10_000;

	private long next;

	@Test
	void howMuchLongerCallsTake(Server server, Database database) throws SQLException {
		new Seeder(new NotNullScenario(), database.dataSource("seed")).seed(ROWS, (done) -> {
		});
		doNotWaitForTheDisk(database);
		Map<Remedy, PooledApplication> applications = new EnumMap<>(Remedy.class);
		try {
			for (Remedy remedy : Remedy.values()) {
				applications.put(remedy, new PooledApplication(remedy, database));
			}
			System.out.printf(Locale.ROOT, "PostgreSQL %s, %d processors, median of %,d calls%n", server.version(),
					Runtime.getRuntime().availableProcessors(), ROUNDS);
			for (Call call : Call.values()) {
				print(call, times(call, applications));
			}
			applications.forEach((remedy, each) -> System.out.printf(Locale.ROOT,
					"%-45s %.2f transaction ids an insert%n", remedy, transactionIds(remedy, each)));
		}
		finally {
			applications.values().forEach(PooledApplication::close);
		}
	}

	private static void doNotWaitForTheDisk(Database database) throws SQLException {
		try (Connection connection = database.connect("measurement");
				Statement statement = connection.createStatement()) {
			statement.execute("ALTER DATABASE " + connection.getCatalog() + " SET synchronous_commit = off");
		}
	}

	/** Microseconds, of each call. */
	private Map<Remedy, List<Double>> times(Call call, Map<Remedy, PooledApplication> applications) {
		Map<Remedy, List<Double>> times = new EnumMap<>(Remedy.class);
		Remedy[] remedies = Remedy.values();
		for (int round = -WARM_UP; round < ROUNDS; round++) {
			for (int turn = 0; turn < remedies.length; turn++) {
				Remedy remedy = remedies[Math.floorMod(round + turn, remedies.length)];
				double time = time(remedy, call, applications.get(remedy).orders());
				if (round >= 0) {
					times.computeIfAbsent(remedy, (each) -> new ArrayList<>()).add(time);
				}
			}
		}
		return times;
	}

	private double time(Remedy remedy, Call call, LargeTable<?> orders) {
		long id = 1 + this.next++ % ROWS;
		long begun = System.nanoTime();
		remedy.run(() -> call.asked.of(orders, id));
		return (System.nanoTime() - begun) / 1e3;
	}

	private static void print(Call call, Map<Remedy, List<Double>> times) {
		double byDefault = median(times.get(Remedy.NONE));
		times.forEach((remedy, each) -> System.out.printf(Locale.ROOT, "%-45s %-7s %6.0f µs  %.2f times as long%n",
				remedy, call.name().toLowerCase(Locale.ROOT), median(each), median(each) / byDefault));
	}

	private double transactionIds(Remedy remedy, PooledApplication application) {
		long before = nextTransactionId(application.jdbc());
		for (int i = 0; i < INSERTS; i++) {
			remedy.run(() -> PooledApplication.save(application.orders()));
		}
		return (nextTransactionId(application.jdbc()) - before) / (double) INSERTS;
	}

	private static long nextTransactionId(JdbcClient jdbc) {
		return jdbc.sql("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint").query(Long.class).single();
	}

	private static double median(List<Double> values) {
		return values.stream().sorted().toList().get(values.size() / 2);
	}

	/** What is asked of the large table, each in a transaction of its own. */
	private enum Call {

		INSERT((orders, id) -> PooledApplication.save(orders)),

		READ((orders, id) -> orders.findTop10ByIdGreaterThanEqualOrderById(id)),

		UPDATE((orders, id) -> orders.write(id, "measured"));

		private final Asked asked;

		Call(Asked asked) {
			this.asked = asked;
		}

	}

	/** One call. */
	private interface Asked {

		void of(LargeTable<?> orders, long id);

	}

}
