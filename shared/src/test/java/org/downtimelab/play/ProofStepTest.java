package org.downtimelab.play;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.migrate.ServerLacks;
import org.downtimelab.scenario.BareScenario;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
class ProofStepTest {

	private static final Check WORKERS = (connection) -> {
		try (Statement statement = connection.createStatement();
				ResultSet setting = statement.executeQuery("SHOW max_parallel_workers_per_gather")) {
			setting.next();
			return Optional.of(setting.getString(1) + " workers");
		}
	};

	@Test
	void whatIsNotSoIsItsError(Database database) throws SQLException {
		assertThat(prove(database, (connection) -> Optional.of("an orphan"))).contains("an orphan");
		assertThat(prove(database, (connection) -> Optional.empty())).isEmpty();
	}

	@Test
	void takesNoSecondProcessorFromThoseWhoAreServed(Database database) throws SQLException {
		assertThat(prove(database, WORKERS)).contains("0 workers");
	}

	@ParameterizedTest
	@ValueSource(strings = { "53100", "53300", "58030", "42501" })
	void whatTheServerLacksSaysNothingOfTheChange(String sqlState, Database database) {
		assertThatExceptionOfType(ServerLacks.class).isThrownBy(() -> prove(database, (connection) -> {
			throw new SQLException("no room", sqlState);
		})).withMessageContaining("it is so").withMessageContaining("no room");
	}

	@ParameterizedTest
	@ValueSource(strings = { "55P03", "57014", "57P01", "42703" })
	void whatTheServerRefusesIsTheChangesOwnFault(String sqlState, Database database) throws SQLException {
		assertThat(prove(database, (connection) -> {
			throw new SQLException("refused", sqlState);
		})).contains("refused");
	}

	private static Optional<String> prove(Database database, Check check) throws SQLException {
		Step step = Step.prove("it is so", check);
		Path path = Path.safe("proves", step);
		try (StepPlayer player = new StepPlayer(new BareScenario(path), path, database.dataSource("migration"),
				database.dataSource("others"))) {
			return player.play(step).error();
		}
	}

}
