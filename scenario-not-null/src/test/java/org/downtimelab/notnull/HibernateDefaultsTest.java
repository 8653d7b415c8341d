package org.downtimelab.notnull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.seed.Seeder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.orm.jpa.JpaSystemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a column that comes or goes does to inserts, and which remedies hold. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class HibernateDefaultsTest {

	private static final String CACHED_PLAN = "ERROR: cached plan must not change result type";

	private final Map<Remedy, PooledApplication> applications = new EnumMap<>(Remedy.class);

	private Database database;

	private int columns;

	@BeforeAll
	void seed(Database database) throws SQLException {
		this.database = database;
		new Seeder(new NotNullScenario(), database.dataSource("seed")).seed(10, (done) -> {
		});
	}

	@AfterAll
	void close() {
		this.applications.values().forEach(PooledApplication::close);
	}

	@Test
	void byDefaultOneInsertFailsOnEachConnectionWhenAColumnComes() throws Exception {
		PooledApplication application = warm(Remedy.NONE);
		addColumn("large_order");
		assertThat(application.failuresOfOneInsertPerConnection()).hasSize(PooledApplication.CONNECTIONS);
		assertThat(application.causes()).hasSize(PooledApplication.CONNECTIONS).containsOnly(CACHED_PLAN);
		assertThat(application.failuresOfOneInsertPerConnection()).as("the next one").isEmpty();
	}

	@Test
	void byDefaultOneInsertFailsOnEachConnectionWhenAColumnGoes() throws Exception {
		String column = addColumn("large_order");
		PooledApplication application = warm(Remedy.NONE);
		alter("ALTER TABLE large_order DROP COLUMN " + column);
		assertThat(application.failuresOfOneInsertPerConnection()).hasSize(PooledApplication.CONNECTIONS);
		assertThat(application.causes()).hasSize(PooledApplication.CONNECTIONS).containsOnly(CACHED_PLAN);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void withARemedyNoInsertFails(Remedy remedy) throws Exception {
		PooledApplication application = warm(remedy);
		String column = addColumn("large_order");
		assertThat(application.failuresOfOneInsertPerConnection()).as("when a column comes").isEmpty();
		application.warmUp();
		alter("ALTER TABLE large_order DROP COLUMN " + column);
		assertThat(application.failuresOfOneInsertPerConnection()).as("when it goes").isEmpty();
	}

	@Test
	void autosaveRepeatsTheStatementInItsTransactionAndKeepsWhatWasWrittenBefore() throws Exception {
		PooledApplication application = warm(Remedy.AUTOSAVE);
		addColumn("large_order");
		application.inTransaction(() -> {
			application.jdbc().sql("UPDATE small_order SET note = 'written before' WHERE id = 1").update();
			application.insert();
		});
		assertThat(application.jdbc().sql("SELECT note FROM small_order WHERE id = 1").query(String.class).single())
			.isEqualTo("written before");
	}

	/** HikariCP closes the connection at this error: there is nothing to roll back on. */
	@Test
	void whatReachesTheCallerIsTheRollbackThatFailedToo() throws Exception {
		PooledApplication application = warm(Remedy.NONE);
		addColumn("large_order");
		assertThatThrownBy(() -> application.inTransaction(application::insert)).isInstanceOf(JpaSystemException.class)
			.hasMessage("Unable to rollback against JDBC Connection");
	}

	/** The last of the tries meets the last connection: all of them have failed. */
	@Test
	void fewerRetriesThanConnectionsAreNotEnough() throws Exception {
		PooledApplication application = warm(Remedy.NONE);
		addColumn("large_order");
		Runnable insert = () -> application.inTransaction(application::insert);
		assertThatThrownBy(() -> Remedy.retries(PooledApplication.CONNECTIONS - 1).invoke(insert))
			.isInstanceOf(JpaSystemException.class);
		assertThat(application.causes()).hasSize(PooledApplication.CONNECTIONS).containsOnly(CACHED_PLAN);
	}

	@ParameterizedTest
	@EnumSource(names = { "NOTHING_PREPARED", "AUTOSAVE" })
	void theDriversSettingsHelpAPreparedSelectOfAllColumnsToo(Remedy remedy) throws Exception {
		selectAllBeforeAndAfterAColumn(remedy);
	}

	@Test
	void hibernatesSettingDoesNotHelpAPreparedSelectOfAllColumns() {
		assertThatThrownBy(() -> selectAllBeforeAndAfterAColumn(Remedy.RETURNING_ID)).hasMessage(CACHED_PLAN);
	}

	private void selectAllBeforeAndAfterAColumn(Remedy remedy) throws SQLException {
		try (Connection connection = application(remedy).pool().getConnection();
				PreparedStatement all = connection.prepareStatement("SELECT * FROM small_order")) {
			connection.setAutoCommit(false);
			for (int time = 1; time <= PooledApplication.OFTEN_ENOUGH; time++) {
				all.executeQuery().close();
			}
			connection.commit();
			addColumn("small_order");
			all.executeQuery().close();
		}
	}

	private PooledApplication application(Remedy remedy) {
		return this.applications.computeIfAbsent(remedy, (each) -> new PooledApplication(each, this.database));
	}

	private PooledApplication warm(Remedy remedy) throws InterruptedException {
		PooledApplication application = application(remedy);
		application.warmUp();
		return application;
	}

	private String addColumn(String table) throws SQLException {
		String column = "added_" + ++this.columns;
		alter("ALTER TABLE " + table + " ADD COLUMN " + column + " text");
		return column;
	}

	private void alter(String sql) throws SQLException {
		try (Connection connection = this.database.connect("migration");
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
