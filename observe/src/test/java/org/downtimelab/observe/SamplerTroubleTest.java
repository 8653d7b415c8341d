package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.downtimelab.database.testing.Sql;
import org.downtimelab.process.RunClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A sampler that meets trouble, and makes none. */
@PostgresTest(Fresh.PER_TEST)
@Timeout(60)
class SamplerTroubleTest {

	private Database database;

	@BeforeEach
	void table(Database fresh) throws SQLException {
		this.database = fresh;
		Sql.execute(this.database, "CREATE TABLE t (id int, note text)", "INSERT INTO t VALUES (1, 'first')");
	}

	private Sampler sampler(Consumer<Sample> listener) {
		return new Sampler(this.database.dataSource("test-sampler"), Migration.APPLICATION, Duration.ofMillis(10),
				listener)
			.start();
	}

	private Sampler sampler() {
		return sampler((sample) -> {
		});
	}

	@Test
	void aSerializableMigrationIsSeenToo() throws SQLException {
		try (Sampler sampler = sampler(); Migration migration = Migration.inTransaction(this.database)) {
			migration.connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
			migration.run("SELECT FROM t");
			Eventually.sample(sampler, "its lock", (sample) -> !sample.locks().isEmpty());
			assertThat(sampler.problem()).isEmpty();
		}
	}

	@Test
	void aBrokenConnectionIsReplacedAndTheGapTold() throws SQLException {
		try (Sampler sampler = sampler(); Connection killer = this.database.connect("killer")) {
			Eventually.get("a sample", sampler::last, (sample) -> sample != null);
			int killed = (int) Sql.number(killer, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
					+ " WHERE application_name = 'test-sampler' AND datname = current_database()");
			assertThat(killed).isEqualTo(1);
			long after = RunClock.now();
			Eventually.sample(sampler, "a sample after the gap", (sample) -> sample.atMicros() > after + 200_000);
			assertThat(sampler.problem()).hasValueSatisfying(
					(words) -> assertThat(words).matches("Saw nothing of the database for \\d+ ms: .*terminat.*"));
		}
	}

	@Test
	void aListenerThatFailsDoesNotStopIt() {
		try (Sampler sampler = sampler((sample) -> {
			throw new IllegalStateException("no screen");
		})) {
			Eventually.get("three samples", sampler::samples, (samples) -> samples.size() >= 3);
			assertThat(sampler.problem()).hasValueSatisfying((words) -> assertThat(words).contains("no screen"));
		}
	}

	@Test
	void itHoldsNoSnapshot() throws SQLException {
		try (Sampler sampler = sampler(); Connection other = this.database.connect("other")) {
			Eventually.get("three samples", sampler::samples, (samples) -> samples.size() >= 3);
			Eventually.get("the sampler is idle, not in a transaction", () -> state(other), "idle"::equals);
		}
	}

	private static String state(Connection other) {
		try (var statement = other.createStatement();
				var found = statement
					.executeQuery("SELECT state FROM pg_stat_activity WHERE application_name = 'test-sampler'"
							+ " AND datname = current_database()")) {
			found.next();
			return found.getString(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aPeriodOutOfRangeIsRefused() {
		for (int ms : List.of(0, 51)) {
			assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(
					() -> new Sampler(this.database.dataSource("test"), "any", Duration.ofMillis(ms), (sample) -> {
					}))
				.withMessageContaining(ms + " ms");
		}
	}

}
