package org.downtimelab.notnull;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.seed.Seeder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.orm.jpa.JpaSystemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a column that comes or goes does to inserts, and which remedies hold. */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
@Timeout(120)
class HibernateDefaultsTest {

	private static final String ADD = "ALTER TABLE large_order ADD COLUMN tracking_id text";

	private static final String DROP = "ALTER TABLE large_order DROP COLUMN tracking_id";

	private static final String CACHED_PLAN = "cached plan must not change result type";

	private Database database;

	@BeforeEach
	void seed(Database database) throws SQLException {
		this.database = database;
		new Seeder(new NotNullScenario(), database.dataSource("seed")).seed(10, (done) -> {
		});
	}

	@Test
	void byDefaultOneInsertFailsOnEachConnectionWhenAColumnComesAndWhenItGoes() throws Exception {
		try (PooledApplication application = new PooledApplication(Remedy.NONE, this.database)) {
			for (String change : List.of(ADD, DROP)) {
				application.warmUp();
				alter(change);
				assertThat(application.failuresOfOneInsertPerConnection()).as(change)
					.hasSize(PooledApplication.CONNECTIONS);
				assertThat(application.failuresOfOneInsertPerConnection()).as("the next one").isEmpty();
			}
			assertThat(application.causes()).hasSize(2 * PooledApplication.CONNECTIONS)
				.containsOnly("ERROR: " + CACHED_PLAN);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void withARemedyNoInsertFails(Remedy remedy) throws Exception {
		try (PooledApplication application = new PooledApplication(remedy, this.database)) {
			for (String change : List.of(ADD, DROP)) {
				application.warmUp();
				alter(change);
				assertThat(application.failuresOfOneInsertPerConnection()).as(change).isEmpty();
			}
		}
	}

	@Test
	void autosaveRepeatsTheStatementInItsTransactionAndKeepsWhatWasWrittenBefore() throws Exception {
		assertThat(noteWrittenBeforeTheInsert(Remedy.AUTOSAVE)).isEqualTo("written before");
	}

	/** HikariCP closes the connection at this error: there is nothing to roll back on. */
	@Test
	void whatReachesTheCallerIsTheRollbackThatFailedToo() {
		assertThatThrownBy(() -> noteWrittenBeforeTheInsert(Remedy.NONE)).isInstanceOf(JpaSystemException.class)
			.hasMessage("Unable to rollback against JDBC Connection");
	}

	@Test
	void fewerRetriesThanConnectionsAreNotEnough() throws Exception {
		try (PooledApplication application = new PooledApplication(Remedy.NONE, this.database)) {
			application.warmUp();
			alter(ADD);
			Runnable insert = () -> application.inTransaction(application::insert);
			assertThatThrownBy(() -> Remedy.retries(PooledApplication.CONNECTIONS - 2).invoke(insert))
				.isInstanceOf(JpaSystemException.class);
			assertThat(application.causes()).hasSize(PooledApplication.CONNECTIONS - 1)
				.containsOnly("ERROR: " + CACHED_PLAN);
		}
	}

	private String noteWrittenBeforeTheInsert(Remedy remedy) throws Exception {
		try (PooledApplication application = new PooledApplication(remedy, this.database)) {
			application.warmUp();
			alter(ADD);
			application.inTransaction(() -> {
				application.jdbc().sql("UPDATE small_order SET note = 'written before' WHERE id = 1").update();
				application.insert();
			});
			return application.jdbc().sql("SELECT note FROM small_order WHERE id = 1").query(String.class).single();
		}
	}

	private void alter(String sql) throws SQLException {
		try (Connection connection = this.database.connect("migration");
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
