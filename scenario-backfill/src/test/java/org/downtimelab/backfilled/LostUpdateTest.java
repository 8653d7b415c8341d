package org.downtimelab.backfilled;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.process.Ask;
import org.downtimelab.process.Patience;
import org.downtimelab.process.Query;
import org.downtimelab.scenario.Release;
import org.downtimelab.seed.Seeder;
import org.downtimelab.serve.CastOrder;
import org.downtimelab.serve.LargeTable;
import org.downtimelab.serve.ScenarioApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What is lost when whole entities are written while others change the same rows. */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
@Timeout(60)
class LostUpdateTest {

	private static final Duration BOUND = Duration.ofSeconds(20);

	private static final String JOB_WAITS = """
			SELECT pid FROM pg_stat_activity
			WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'update large_order%'""";

	private final BackfillScenario scenario = new BackfillScenario();

	private Database database;

	private ConfigurableApplicationContext application;

	@BeforeEach
	void seed(Database database) throws SQLException {
		this.database = database;
		new Seeder(this.scenario, database.dataSource("seed")).seed(1_000, (done) -> {
		});
	}

	private void serve(Release release) {
		this.application = ScenarioApplication.serve(this.scenario, release,
				Map.of("spring.datasource.url", this.database.url(), "spring.datasource.username", this.database.user(),
						"spring.datasource.password", this.database.password(), "server.port", 0,
						"management.server.port", 0),
				null);
	}

	@AfterEach
	void close() {
		this.application.close();
	}

	/** The job is held up by a lock of its first row, so that the user is in time. */
	@Test
	void theJobPutsBackTheNoteThatItHasReadThoughAUserHasChangedItSince() throws Exception {
		serve(this.scenario.releases().get(0));
		CompletableFuture<Integer> job;
		try (Connection holder = this.database.connect("holder"); Statement statement = holder.createStatement()) {
			holder.setAutoCommit(false);
			statement.execute("SELECT FROM large_order WHERE id = 1 FOR UPDATE");
			job = CompletableFuture.supplyAsync(this::runTheJob);
			assertThat(Patience.until(BOUND, this::jobWaits)).isTrue();
			assertThat(this.application.getBean(LargeTable.class).write(900, "changed by a user")).isOne();
			assertThat(value("SELECT note FROM large_order WHERE id = 900")).isEqualTo("changed by a user");
			holder.rollback();
		}
		assertThat(job.get()).isEqualTo(200);
		assertThat(value("SELECT note FROM large_order WHERE id = 900")).isEqualTo("order 900");
	}

	@Test
	void aReleaseThatOnlyMapsTheColumnPutsBackTheNullThatItHasReadBeforeTheBackfill() throws Exception {
		serve(new Release("mapped", "org.downtimelab.backfilled.mapped"));
		assertThat(grossAfterAFlushAcrossTheBackfill()).isEqualTo("none");
	}

	@Test
	void aReleaseThatComputesTheColumnInEachUpdateDoesNot() throws Exception {
		serve(this.scenario.releases().get(0));
		assertThat(grossAfterAFlushAcrossTheBackfill()).isEqualTo("10.71");
	}

	private <T extends CastOrder> String grossAfterAFlushAcrossTheBackfill() throws SQLException {
		@SuppressWarnings("unchecked")
		LargeTable<T> orders = this.application.getBean(LargeTable.class);
		this.application.getBean(TransactionTemplate.class).executeWithoutResult((status) -> {
			T order = orders.findById(900L).orElseThrow();
			backfill();
			orders.change(order, "changed by a user");
			orders.flush();
		});
		return value("SELECT coalesce(gross::text, 'none') FROM large_order WHERE id = 900");
	}

	private void backfill() {
		try (Connection connection = this.database.connect("backfill");
				Statement statement = connection.createStatement()) {
			statement.execute("UPDATE large_order SET gross = round(amount * 1.19, 2) WHERE gross IS NULL");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int runTheJob() {
		String url = "http://127.0.0.1:%s/jobs/gross"
			.formatted(this.application.getEnvironment().getRequiredProperty("local.server.port"));
		try {
			return Ask.send(HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.noBody()), BOUND).statusCode();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean jobWaits() {
		try (Connection connection = this.database.connect("await")) {
			return Query.first(connection, JOB_WAITS, (row) -> row.getInt(1)).isPresent();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String value(String query) throws SQLException {
		try (Connection connection = this.database.connect("value")) {
			return Query.all(connection, query, (row) -> row.getString(1)).get(0);
		}
	}

}
