package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Migrations of Flyway and of Liquibase: their own statements are left out. */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
@Timeout(60)
class MigrationToolsTest {

	private SessionWitness witness;

	@BeforeEach
	void table(Database database) throws SQLException {
		Sql.execute(database, "CREATE TABLE large_order (id int, note text)",
				"INSERT INTO large_order (id) VALUES (1)");
		this.witness = new SessionWitness(database.dataSource("migration"));
	}

	@Test
	void twoStatementsOfOneFlywayMigrationAreReleasedTogether() {
		flyway("1").load().migrate();
		assertThat(sent()).containsExactly("CREATE INDEX i ON large_order (note)",
				"ALTER TABLE large_order ADD extra int");
		ObservedStatement index = this.witness.statements().get(0);
		ObservedStatement column = this.witness.statements().get(1);
		assertThat(index.locks()).containsExactly(new HeldLock("large_order", LockMode.SHARE));
		assertThat(column.locks()).contains(new HeldLock("large_order", LockMode.ACCESS_EXCLUSIVE));
		assertThat(index.releasedMicros()).isEqualTo(column.releasedMicros()).isGreaterThan(column.returnedMicros());
	}

	@Test
	void flywayRunsConcurrentlyOutsideATransaction() {
		flyway("2").load().migrate();
		assertThat(sent()).hasSize(3);
		ObservedStatement build = this.witness.statements().get(2);
		assertThat(build.sql()).startsWith("CREATE INDEX CONCURRENTLY");
		assertThat(build.error()).isNull();
		assertThat(build.created()).containsExactly("j");
		assertThat(build.releasedMicros()).isEqualTo(build.returnedMicros());
	}

	@Test
	void aStatementOfFlywaysThatFailsIsSeenWithItsError() {
		Flyway flyway = flyway("3").load();
		assertThatThrownBy(flyway::migrate).isInstanceOf(FlywayException.class);
		assertThat(sent()).hasSize(4);
		assertThat(this.witness.statements()).last()
			.satisfies((seen) -> assertThat(seen.error()).contains("contains null values"));
		flyway.repair();
		assertThat(sent()).hasSize(4);
	}

	@Test
	void whatFlywaySetsIsNotOfTheMigration() {
		flyway("1").initSql("SELECT set_config('lock_timeout', '100ms', false)").load().migrate();
		assertThat(sent()).hasSize(2);
	}

	private FluentConfiguration flyway(String target) {
		FluentConfiguration configuration = Flyway.configure()
			.dataSource(this.witness.dataSource())
			.locations("classpath:migrations")
			.baselineOnMigrate(true)
			.baselineVersion("0")
			.target(target);
		configuration.getPluginRegister().getExact(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
		return configuration;
	}

	@Test
	void liquibasesChangesAreSeenOneByOne() throws Exception {
		liquibase();
		assertThat(sent()).containsExactly("ALTER TABLE public.large_order ADD extra INTEGER",
				"CREATE INDEX i ON public.large_order(note)",
				"ALTER TABLE large_order ALTER note TYPE int USING length(note)");
		List<ObservedStatement> seen = this.witness.statements();
		assertThat(seen.get(0).locks()).containsExactly(new HeldLock("large_order", LockMode.ACCESS_EXCLUSIVE));
		assertThat(seen.get(0).rewrote()).isEmpty();
		assertThat(seen.get(1).locks()).containsExactly(new HeldLock("large_order", LockMode.SHARE));
		assertThat(seen.get(1).created()).containsExactly("i");
		assertThat(seen.get(2).locks()).contains(new HeldLock("large_order", LockMode.ACCESS_EXCLUSIVE));
		assertThat(seen.get(2).rewrote()).contains("large_order");
		assertThat(seen.get(0).releasedMicros()).as("a transaction for each change set")
			.isGreaterThan(seen.get(0).returnedMicros())
			.isLessThan(seen.get(1).sentMicros());
		liquibase();
		assertThat(sent()).as("with nothing left to do").hasSize(3);
	}

	private void liquibase() throws SQLException, LiquibaseException {
		try (Connection connection = this.witness.dataSource().getConnection()) {
			new Liquibase("liquibase/changelog.xml", new ClassLoaderResourceAccessor(), new JdbcConnection(connection))
				.update("");
		}
	}

	private List<String> sent() {
		return this.witness.statements().stream().map(ObservedStatement::sql).toList();
	}

}
