package org.downtimelab.seed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
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
		assertThat(count(database)).isEqualTo(ROWS);
	}

	@Test
	void oneThatWasCutOffIsBegunAnew(Database database) throws SQLException {
		seed(database);
		execute(database, "ALTER TABLE large_order DROP CONSTRAINT large_order_pkey");
		execute(database, "DELETE FROM large_order WHERE id > 400");
		assertThat(seeder(database).hasSeeded()).isFalse();
		seeder(database).dropUnfinished();
		seed(database);
		assertThat(seeder(database).hasSeeded()).isTrue();
		assertThat(count(database)).isEqualTo(ROWS);
	}

	@Test
	void nothingOfAnybodyElseIsDropped(Database database) throws SQLException {
		execute(database, "CREATE TABLE large_order AS SELECT generate_series(1, 1000) AS id");
		seeder(database).dropUnfinished();
		assertThat(count(database)).isEqualTo(ROWS);
	}

	private void seed(Database database) throws SQLException {
		seeder(database).seed(ROWS, (done) -> {
		});
	}

	private Seeder seeder(Database database) {
		return new Seeder(this.scenario, database.dataSource("seed"));
	}

	private static void execute(Database database, String sql) throws SQLException {
		try (Connection connection = database.connect("test"); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static long count(Database database) throws SQLException {
		try (Connection connection = database.connect("test");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT count(*) FROM large_order")) {
			row.next();
			return row.getLong(1);
		}
	}

}
