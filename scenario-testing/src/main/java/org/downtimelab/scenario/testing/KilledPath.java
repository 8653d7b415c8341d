package org.downtimelab.scenario.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.SoftAssertions;
import org.downtimelab.database.Database;
import org.downtimelab.observe.SchemaFingerprint;
import org.downtimelab.play.Outcome;
import org.downtimelab.play.StepPlayer;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.KeptRows;
import org.downtimelab.scenario.Meanwhile;
import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;
import org.downtimelab.seed.Seeder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A path that is played while the releases are asked, and whose migrating sessions are
 * killed once: the step that fails is repaired and played again, as people do.
 */
final class KilledPath implements AutoCloseable {

	/** What other people do meanwhile need not last as long as in a measurement. */
	private static final Duration MEANWHILE = Duration.ofMillis(150);

	private final Scenario scenario;

	private final Path path;

	private final Database database;

	private final long rows;

	private final Killer killer;

	private final LiveWriters writers;

	KilledPath(Scenario scenario, Path path, Database database, long rows) throws SQLException {
		this.scenario = scenario;
		this.path = path;
		this.database = database;
		this.rows = rows;
		this.killer = new Killer(database);
		this.writers = new LiveWriters(scenario, database);
	}

	/**
	 * Kills it so many times, each time on tables that are seeded again: wherever that
	 * is, it ends as it does undisturbed.
	 * @param kills how often
	 * @param seed of what is drawn at random
	 */
	void survives(int kills, long seed) throws SQLException {
		Played undisturbed = play(null);
		assertThat(undisturbed.failures()).as("failures of a path that nobody kills").isEmpty();
		List<String> story = new ArrayList<>(List.of("-Dkills.seed=" + seed));
		for (Kill kill : new KillPlan(seed).draw(kills, undisturbed.heard())) {
			story.add(kill.toString());
			try {
				Played killed = play(kill);
				story.add("  hit " + killed.hit() + " it; " + killed.failures());
				SoftAssertions verdicts = new SoftAssertions();
				verdicts.assertThat(killed.hit()).as("a session was killed").isNotNull();
				verdicts.assertThat(killed.problems()).as("goal").isEmpty();
				verdicts.assertThat(killed.lostWrites()).as("lost writes").isEmpty();
				verdicts.assertThat(killed.schema()).as("schema").isEqualTo(undisturbed.schema());
				verdicts.assertAll();
			}
			catch (AssertionError ex) {
				throw new AssertionError(String.join("\n", story) + "\n" + ex.getMessage(), ex);
			}
		}
		if (Boolean.getBoolean("kills.tell")) {
			System.out.println(String.join("\n", story));
		}
	}

	/** Seeds, and plays the path to its end, with nobody killed if the kill is null. */
	private Played play(Kill kill) throws SQLException {
		seed();
		long kept = keptRows();
		this.killer.listen(kill);
		this.writers.begin();
		List<String> failures = new ArrayList<>();
		try (StepPlayer player = new StepPlayer(this.scenario, this.path,
				this.killer.on(this.database.dataSource(ScannedRows.MIGRATION)),
				this.killer.on(this.database.dataSource("others")))
			.deployingTo(this.writers)) {
			for (Step step : this.path.steps()) {
				play(player, step, failures);
			}
		}
		finally {
			this.writers.end();
		}
		assertThat(keptRows()).as("rows that no path may destroy").isGreaterThanOrEqualTo(kept);
		assertThat(this.writers.broken()).as("answers of the live releases").isEmpty();
		return new Played(this.killer.heard(), this.killer.hit(), failures, problems(), schema(),
				this.writers.ledger().lost(this.scenario, this.path, this.database));
	}

	private void play(StepPlayer player, Step step, List<String> failures) {
		Outcome outcome = this.killer.hearing(() -> player.play(shortened(step)));
		if (outcome.goesOn()) {
			return;
		}
		failures.add(step.name() + ": " + outcome.error().orElse(""));
		assertThat(this.killer.hit()).as("a failure that no kill explains: %s", failures).isNotNull();
		assertThat(failures).as("failures: the kill's, and no more").hasSize(1);
		if (step instanceof Migration) {
			player.play(Step.repair("the migration was killed"));
		}
		Outcome again = player.play(step);
		assertThat(again.goesOn()).as("%s once more, after %s: %s", step.name(), failures, again.error().orElse(""))
			.isTrue();
	}

	private static Step shortened(Step step) {
		if (step instanceof Meanwhile other) {
			return new Meanwhile(other.name(), other.sql(), (other.outlivesWaitOf() != null) ? MEANWHILE : null,
					(other.lasts() != null) ? MEANWHILE : null, other.why());
		}
		return step;
	}

	private void seed() throws SQLException {
		try (Connection connection = this.database.connect("seed");
				Statement statement = connection.createStatement()) {
			statement.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
		}
		new Seeder(this.scenario, this.database.dataSource("seed")).seed(this.rows, (done) -> {
		});
	}

	private long keptRows() throws SQLException {
		try (Connection connection = this.database.connect("kept rows")) {
			KeptRows kept = this.scenario.keptRows().orElse(null);
			return (kept != null) ? kept.count(connection) : 0;
		}
	}

	private List<String> problems() throws SQLException {
		List<String> problems = new ArrayList<>();
		try (Connection connection = this.database.connect("goal")) {
			for (Check check : this.scenario.goal()) {
				check.problem(connection).ifPresent(problems::add);
			}
		}
		return problems;
	}

	private List<String> schema() throws SQLException {
		try (Connection connection = this.database.connect("schema")) {
			return SchemaFingerprint.of(connection, Map.of()).lines();
		}
	}

	@Override
	public void close() throws SQLException {
		try (this.killer) {
			this.writers.close();
		}
	}

	/**
	 * What came of it.
	 *
	 * @param heard statements and commits of the sessions that migrate, in order
	 * @param hit when a session was killed, or null
	 * @param failures the steps that failed, with their errors
	 * @param problems why the goal was missed
	 * @param schema at the end, in lines
	 * @param lostWrites a line each
	 */
	private record Played(List<String> heard, String hit, List<String> failures, List<String> problems,
			List<String> schema, List<String> lostWrites) {
	}

}
