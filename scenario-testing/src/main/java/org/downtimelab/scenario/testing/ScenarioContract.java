package org.downtimelab.scenario.testing;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.experiment.FinalState;
import org.downtimelab.experiment.WatchedPlayer;
import org.downtimelab.play.StepPlayer;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Proof;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;
import org.downtimelab.seed.Seeder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a scenario's test extends. Each test has a database of its own, with the
 * scenario's tables seeded when it first asks for it. The three paths are played once,
 * and all tests of the class look at the same play.
 */
@PostgresTest(PostgresTest.Fresh.PER_TEST)
@Timeout(120)
public abstract class ScenarioContract {

	/** Rows of the large table in these tests. */
	protected static final long ROWS = 2_000;

	private static final int KILLS = 10;

	/** By the class of the test and the name of the path. */
	private static final Map<String, PlayedPath> PLAYED = new ConcurrentHashMap<>();

	private final Scenario scenario;

	private Database database;

	private boolean seeded;

	protected ScenarioContract(Scenario scenario) {
		this.scenario = scenario;
	}

	@BeforeEach
	void lend(Database database) {
		this.database = database;
	}

	@Test
	void theSafePathBreaksNoReleaseAndHoldsItsLocksForAMoment() throws SQLException {
		safe().hadNoFailure().reachesTheGoal().breaksNoRelease().holdsItsLocksForAMoment();
	}

	@Test
	void theSafePathHasAWayBackOverEachStep() throws SQLException, IOException {
		try (WayBack back = new WayBack(this.scenario, this.scenario.safe(), database())) {
			back.walk();
		}
	}

	@Test
	void theSafePathSetsItsOwnTimeouts() throws SQLException {
		OwnTimeouts.of(this.scenario, this.scenario.safe(), database());
	}

	@Test
	void eachFileOfTheSafePathBeginsWithItsTimeouts() throws IOException {
		SafeFiles.beginWithTimeouts(this.scenario);
	}

	@Test
	void eachProofShowsTheSqlThatAnybodyCanAsk() {
		assertThat(this.scenario.safe().steps()).allSatisfy((step) -> {
			if (step instanceof Proof proof) {
				assertThat(proof.check().sql()).as(proof.why()).isPresent();
			}
		});
	}

	/** What a failure drew is drawn again with {@code -Dkills.seed=…}, as it says. */
	@Test
	void theSafePathReachesItsGoalWhereverItIsKilled() throws SQLException {
		try (KilledPath trial = new KilledPath(this.scenario, this.scenario.safe(), this.database, ROWS)) {
			trial.survives(KILLS, Long.getLong("kills.seed", System.nanoTime()));
		}
	}

	/** The risky path, played to its end on tables that nobody has touched. */
	protected final PlayedPath risky() {
		return once(this.scenario.risky());
	}

	/** The folklore path, played to its end on tables that nobody has touched. */
	protected final PlayedPath folklore() {
		return once(this.scenario.folklore());
	}

	/** The safe path, played to its end on tables that nobody has touched. */
	protected final PlayedPath safe() {
		return once(this.scenario.safe());
	}

	private PlayedPath once(Path path) {
		return PLAYED.computeIfAbsent(getClass().getName() + " " + path.name(), (first) -> played(path));
	}

	/**
	 * Plays a path to its end on this test's database, whatever has been done there. Its
	 * SQL is in the folder of its name.
	 */
	protected final PlayedPath played(Path path) {
		return PlayedPath.of(this.scenario, path, database(), ROWS);
	}

	/**
	 * Plays a path on this test's database while no release is there; no step may fail.
	 * @return why the goal is missed
	 */
	protected final List<String> problemsAfter(Path path) throws SQLException {
		FinalState end = new FinalState(this.scenario, path, database());
		try (StepPlayer player = new StepPlayer(this.scenario, path, this.database.dataSource(WatchedPlayer.MIGRATION),
				this.database.dataSource("others"))) {
			for (Step step : path.steps()) {
				assertThat(player.play(step).error()).as(step.name()).isEmpty();
			}
		}
		return end.schemaProblems();
	}

	/** The database of this test alone. */
	protected final Database database() {
		if (!this.seeded) {
			try {
				new Seeder(this.scenario, this.database.dataSource("seed")).seed(ROWS, (done) -> {
				});
			}
			catch (SQLException ex) {
				throw new IllegalStateException("The tables could not be seeded", ex);
			}
			this.seeded = true;
		}
		return this.database;
	}

}
