package org.downtimelab.play;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.scenario.BareScenario;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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

	private static Optional<String> prove(Database database, Check check) throws SQLException {
		Step step = Step.prove("it is so", check);
		Path path = Path.safe("proves", step);
		try (StepPlayer player = new StepPlayer(new BareScenario(path), path, database.dataSource("migration"),
				database.dataSource("others"))) {
			return player.play(step).error();
		}
	}

}
