package org.downtimelab.notnull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.downtimelab.database.Database;
import org.downtimelab.process.DaemonThreads;
import org.downtimelab.serve.CastOrder;
import org.downtimelab.serve.LargeTable;
import org.downtimelab.serve.ScenarioApplication;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The oldest release with a remedy, and a pool whose connections are all used at once.
 */
final class PooledApplication implements AutoCloseable {

	static final int CONNECTIONS = 5;

	/** The driver prepares a statement on the server at its fifth use. */
	static final int OFTEN_ENOUGH = 6;

	private final ExecutorService users = Executors.newFixedThreadPool(CONNECTIONS, DaemonThreads.named("user"));

	private final List<String> causes = new CopyOnWriteArrayList<>();

	private final Remedy remedy;

	private final ConfigurableApplicationContext application;

	PooledApplication(Remedy remedy, Database database) {
		this.remedy = remedy;
		NotNullScenario scenario = new NotNullScenario();
		this.application = ScenarioApplication.serve(scenario, remedy.on(scenario.releases().get(0)),
				Map.of("spring.datasource.url", database.url(), "spring.datasource.username", database.user(),
						"spring.datasource.password", database.password(), "spring.datasource.hikari.maximum-pool-size",
						CONNECTIONS, "server.port", 0, "management.server.port", 0),
				null);
	}

	DataSource pool() {
		return this.application.getBean(DataSource.class);
	}

	JdbcClient jdbc() {
		return this.application.getBean(JdbcClient.class);
	}

	LargeTable<?> orders() {
		return this.application.getBean(LargeTable.class);
	}

	/**
	 * Inserts so often that the statement is prepared on every connection. What fails at
	 * first was prepared before an earlier change, and is forgotten.
	 */
	void warmUp() throws InterruptedException {
		failuresOfOneInsertPerConnection();
		for (int time = 1; time <= OFTEN_ENOUGH; time++) {
			assertThat(failuresOfOneInsertPerConnection()).isEmpty();
		}
		this.causes.clear();
	}

	/** Why inserts have failed since the warm-up, whether or not they were repeated. */
	List<String> causes() {
		return List.copyOf(this.causes);
	}

	/** Inserts once on every connection, at the same time; returns what failed. */
	List<String> failuresOfOneInsertPerConnection() throws InterruptedException {
		Set<Integer> sessions = ConcurrentHashMap.newKeySet();
		CountDownLatch everybodyHasOne = new CountDownLatch(CONNECTIONS);
		List<Callable<Void>> inserts = new ArrayList<>();
		for (int user = 1; user <= CONNECTIONS; user++) {
			inserts.add(() -> {
				this.remedy.run(() -> inTransaction(() -> {
					sessions.add(jdbc().sql("SELECT pg_backend_pid()").query(Integer.class).single());
					everybodyHasOne.countDown();
					await(everybodyHasOne);
					insert();
				}));
				return null;
			});
		}
		List<String> failures = new ArrayList<>();
		for (Future<Void> insert : this.users.invokeAll(inserts)) {
			try {
				insert.get();
			}
			catch (ExecutionException ex) {
				failures.add(ex.getCause().getMessage());
			}
		}
		assertThat(sessions).as("sessions that were used").hasSizeGreaterThanOrEqualTo(CONNECTIONS);
		return failures;
	}

	void inTransaction(Runnable work) {
		this.application.getBean(TransactionTemplate.class).executeWithoutResult((status) -> work.run());
	}

	/** Inserts a row. */
	void insert() {
		try {
			save(orders());
		}
		catch (RuntimeException ex) {
			this.causes.add(NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
			throw ex;
		}
	}

	static <T extends CastOrder> void save(LargeTable<T> orders) {
		orders.save(orders.draft("inserted"));
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).as("every connection is in use").isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	@Override
	public void close() {
		this.users.shutdownNow();
		this.application.close();
	}

}
