package org.downtimelab.observe.flyway;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.observe.HeldLock;
import org.downtimelab.observe.LockMode;
import org.downtimelab.observe.ObservedStatement;
import org.downtimelab.observe.SessionWitness;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Flyway's own migrations, seen from inside. */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
@Timeout(60)
class FlywayWitnessTest {

	private SessionWitness witness;

	@BeforeEach
	void table(Database database) throws SQLException {
		try (Connection connection = database.connect("setup"); Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE large_order (id int, note text)");
			statement.execute("INSERT INTO large_order (id) VALUES (1)");
		}
		this.witness = new SessionWitness(database.dataSource("migration"));
	}

	@Test
	void twoStatementsOfOneTransactionAreReleasedTogether() {
		migrate("1");
		assertThat(this.witness.statements()).hasSize(2);
		ObservedStatement index = this.witness.statements().get(0);
		ObservedStatement column = this.witness.statements().get(1);
		assertThat(index.sql()).startsWith("CREATE INDEX");
		assertThat(index.locks()).containsExactly(new HeldLock("large_order", LockMode.SHARE));
		assertThat(column.locks()).contains(new HeldLock("large_order", LockMode.ACCESS_EXCLUSIVE));
		assertThat(index.releasedMicros()).isEqualTo(column.releasedMicros()).isGreaterThan(column.returnedMicros());
	}

	@Test
	void concurrentlyRunsOutsideATransaction() {
		migrate("2");
		ObservedStatement build = this.witness.statements().get(2);
		assertThat(build.sql()).startsWith("CREATE INDEX CONCURRENTLY");
		assertThat(build.error()).isNull();
		assertThat(build.created()).containsExactly("j");
	}

	@Test
	void aStatementThatFailsIsSeenWithItsError() {
		assertThatThrownBy(() -> migrate("3")).isInstanceOf(FlywayException.class);
		assertThat(this.witness.statements()).last()
			.satisfies((seen) -> assertThat(seen.error()).contains("contains null values"));
	}

	private void migrate(String target) {
		FluentConfiguration configuration = Flyway.configure()
			.dataSource(this.witness.dataSource())
			.locations("classpath:migrations")
			.baselineOnMigrate(true)
			.baselineVersion("0")
			.target(target)
			.callbacks(new FlywayWitness(this.witness));
		configuration.getPluginRegister().getExact(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
		configuration.load().migrate();
	}

}
