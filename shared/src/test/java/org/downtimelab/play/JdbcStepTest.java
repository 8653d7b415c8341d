package org.downtimelab.play;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.downtimelab.scenario.BareScenario;
import org.downtimelab.scenario.Jdbc;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class JdbcStepTest {

	@Test
	void whatItDidIsCommitted(Database database) throws SQLException {
		assertThat(play(database, (connection) -> Sql.execute(connection, "CREATE TABLE kept (id bigint)"))).isEmpty();
		assertThat(exists(database, "kept")).isTrue();
	}

	@Test
	void anExceptionOfItsOwnFailsTheStepAndNothingOfItStays(Database database) throws SQLException {
		assertThat(play(database, (connection) -> {
			Sql.execute(connection, "CREATE TABLE gone (id bigint)");
			throw new IllegalStateException("the tool gave up");
		})).hasValueSatisfying((error) -> assertThat(error).contains("the tool gave up"));
		assertThat(exists(database, "gone")).isFalse();
	}

	private static Optional<String> play(Database database, Jdbc.Work work) throws SQLException {
		Step step = Step.jdbc("tool", "it migrates by itself", work);
		Path path = Path.safe("migrates", step);
		try (StepPlayer player = new StepPlayer(new BareScenario(path), path, database.dataSource("migration"),
				database.dataSource("others"))) {
			return player.play(step).error();
		}
	}

	private static boolean exists(Database database, String table) throws SQLException {
		try (Connection connection = database.connect("test");
				Statement statement = connection.createStatement();
				ResultSet found = statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL")) {
			found.next();
			return found.getBoolean(1);
		}
	}

}
