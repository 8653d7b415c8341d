package org.downtimelab.scenario.testing;

import java.io.IOException;
import java.sql.SQLException;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.seed.Seeder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a scenario's test extends. Each test has a database of its own, with the
 * scenario's tables seeded.
 */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
@Timeout(120)
public abstract class ScenarioContract {

	/** Rows of the large table in these tests. */
	protected static final long ROWS = 2_000;

	private static final int KILLS = 10;

	private final Scenario scenario;

	private Database database;

	protected ScenarioContract(Scenario scenario) {
		this.scenario = scenario;
	}

	@BeforeEach
	void seed(Database database) throws SQLException {
		this.database = database;
		new Seeder(this.scenario, database.dataSource("seed")).seed(ROWS, (done) -> {
		});
	}

	@Test
	void theSafePathBreaksNoReleaseAndHoldsItsLocksForAMoment() throws SQLException {
		safe().hadNoFailure().reachesTheGoal().breaksNoRelease().holdsItsLocksForAMoment();
	}

	@Test
	void theSafePathHasAWayBackOverEachStep() throws SQLException, IOException {
		try (WayBack back = new WayBack(this.scenario, this.scenario.safe(), this.database)) {
			back.walk();
		}
	}

	@Test
	void theSafePathSetsItsOwnTimeouts() throws SQLException {
		OwnTimeouts.of(this.scenario, this.scenario.safe(), this.database);
	}

	@Test
	void eachFileOfTheSafePathBeginsWithItsTimeouts() throws IOException {
		SafeFiles.beginWithTimeouts(this.scenario);
	}

	/** What a failure drew is drawn again with {@code -Dkills.seed=…}, as it says. */
	@Test
	void theSafePathReachesItsGoalWhereverItIsKilled() throws SQLException {
		try (KilledPath trial = new KilledPath(this.scenario, this.scenario.safe(), this.database, ROWS)) {
			trial.survives(KILLS, Long.getLong("kills.seed", System.nanoTime()));
		}
	}

	/** Plays the risky path to its end. */
	protected final PlayedPath risky() throws SQLException {
		return played(this.scenario.risky());
	}

	/** Plays the folklore path to its end. */
	protected final PlayedPath folklore() throws SQLException {
		return played(this.scenario.folklore());
	}

	/** Plays the safe path to its end. */
	protected final PlayedPath safe() throws SQLException {
		return played(this.scenario.safe());
	}

	/** Plays another path to its end, whose SQL is in the folder of its name. */
	protected final PlayedPath played(Path path) throws SQLException {
		return PlayedPath.of(this.scenario, path, this.database, ROWS);
	}

	protected final Database database() {
		return this.database;
	}

}
