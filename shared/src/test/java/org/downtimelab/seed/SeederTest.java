package org.downtimelab.seed;

import java.sql.SQLException;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.downtimelab.scenario.BareScenario;
import org.downtimelab.scenario.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest(PostgresTest.Fresh.PER_TEST)
class SeederTest {

	private static final long ROWS = 1_000;

	private final BareScenario scenario = new BareScenario(Path.safe("nothing"));

	@Test
	void anEmptyDatabaseIsNotSeeded(Database database) throws SQLException {
		assertThat(seeder(database).hasSeeded()).isFalse();
	}

	@Test
	void aSeededOneIsAndStaysAsItIs(Database database) throws SQLException {
		seed(database);
		assertThat(seeder(database).hasSeeded()).isTrue();
		seeder(database).dropUnfinished();
		assertThat(Sql.number(database, "SELECT count(*) FROM large_order")).isEqualTo(ROWS);
	}

	@Test
	void oneThatWasCutOffIsBegunAnew(Database database) throws SQLException {
		seed(database);
		Sql.execute(database, "ALTER TABLE large_order DROP CONSTRAINT large_order_pkey");
		Sql.execute(database, "DELETE FROM large_order WHERE id > 400");
		assertThat(seeder(database).hasSeeded()).isFalse();
		seeder(database).dropUnfinished();
		seed(database);
		assertThat(seeder(database).hasSeeded()).isTrue();
		assertThat(Sql.number(database, "SELECT count(*) FROM large_order")).isEqualTo(ROWS);
	}

	@Test
	void nothingOfAnybodyElseIsDropped(Database database) throws SQLException {
		Sql.execute(database, "CREATE TABLE large_order AS SELECT generate_series(1, 1000) AS id");
		seeder(database).dropUnfinished();
		assertThat(Sql.number(database, "SELECT count(*) FROM large_order")).isEqualTo(ROWS);
	}

	private void seed(Database database) throws SQLException {
		seeder(database).seed(ROWS, (done) -> {
		});
	}

	private Seeder seeder(Database database) {
		return new Seeder(this.scenario, database.dataSource("seed"));
	}

}
