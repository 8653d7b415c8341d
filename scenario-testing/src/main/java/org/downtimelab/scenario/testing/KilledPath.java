package org.downtimelab.scenario.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.SoftAssertions;
import org.downtimelab.database.Database;
import org.downtimelab.experiment.FinalState;
import org.downtimelab.experiment.WatchedPlayer;
import org.downtimelab.play.Outcome;
import org.downtimelab.play.StepPlayer;
import org.downtimelab.scenario.Backfilling;
import org.downtimelab.scenario.Meanwhile;
import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;
import org.downtimelab.seed.Seeder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A path that is played while the releases are asked, and whose migrations and backfills
 * are killed: a step that fails is repaired and played again, as people do.
 */
final class KilledPath implements AutoCloseable {

	/** What other people do meanwhile need not last as long as in a measurement. */
	private static final Duration MEANWHILE = Duration.ofMillis(150);

	private final Scenario scenario;

	private final Path path;

	private final Database database;

	private final long rows;

	private final Map<Integer, List<String>> heard = new HashMap<>();

	private final List<String> story = new ArrayList<>();

	private final Killer killer;

	private final LiveWriters writers;

	KilledPath(Scenario scenario, Path path, Database database, long rows) throws SQLException {
		this.scenario = scenario;
		this.path = path;
		this.database = database;
		this.rows = rows;
		this.killer = new Killer(database);
		this.writers = new LiveWriters(scenario, database, rows);
	}

	/**
	 * Kills it so often, on tables that are seeded again for each play: wherever that is,
	 * it ends as it does undisturbed.
	 * @param kills how often
	 * @param seed of what is drawn at random
	 */
	void survives(int kills, long seed) throws SQLException {
		List<String> schema = play(Map.of());
		List<String> story = new ArrayList<>(List.of("-Dkills.seed=" + seed));
		for (Map<Integer, Kill> play : new KillPlan(seed).draw(kills, Map.copyOf(this.heard))) {
			this.story.clear();
			try {
				assertThat(play(play)).as("schema").isEqualTo(schema);
			}
			catch (AssertionError ex) {
				story.addAll(this.story);
				throw new AssertionError(String.join("\n", story) + "\n" + ex.getMessage(), ex);
			}
			story.addAll(this.story);
		}
		if (Boolean.getBoolean("kills.tell")) {
			System.out.println(this.scenario.name() + " " + String.join("\n", story));
		}
	}

	/** Plays it to its end on seeded tables, and returns the schema then, in lines. */
	private List<String> play(Map<Integer, Kill> kills) throws SQLException {
		seed();
		FinalState end = new FinalState(this.scenario, this.path, this.database);
		long kept = end.keptRows();
		this.writers.begin();
		try (StepPlayer player = new StepPlayer(this.scenario, this.path,
				this.killer.on(this.database.dataSource(WatchedPlayer.MIGRATION)),
				this.killer.on(this.database.dataSource("others")))
			.deployingTo(this.writers)) {
			for (int place = 0; place < this.path.steps().size(); place++) {
				play(player, place, kills.get(place));
			}
		}
		finally {
			this.writers.end();
		}
		SoftAssertions verdicts = new SoftAssertions();
		verdicts.assertThat(end.schemaProblems()).as("why the goal is missed").isEmpty();
		verdicts.assertThat(end.audit(this.writers::asked).examples()).as("lost writes").isEmpty();
		verdicts.assertThat(this.writers.broken()).as("answers that say that a release does not work").isEmpty();
		verdicts.assertThat(end.keptRows()).as("rows that no path may destroy").isGreaterThanOrEqualTo(kept);
		verdicts.assertAll();
		return end.fingerprint().lines();
	}

	private void play(StepPlayer player, int place, Kill kill) {
		Step step = this.path.steps().get(place);
		if (!(step instanceof Migration || step instanceof Backfilling)) {
			Outcome outcome = player.play(shortened(step));
			assertThat(outcome.goesOn()).as("%s: %s", step.name(), outcome.error().orElse("")).isTrue();
			return;
		}
		Outcome outcome = this.killer.listen(kill, () -> player.play(step));
		this.heard.putIfAbsent(place, this.killer.heard());
		if (kill != null) {
			this.story.add("%s killed %s, and was hit %s it: %s".formatted(step.name(), kill, this.killer.hit(),
					outcome.error().orElse("went through")));
			assertThat(this.killer.hit()).as("a session was killed").isNotNull();
		}
		else {
			assertThat(outcome.error()).as("%s, which nobody killed", step.name()).isEmpty();
		}
		if (outcome.error().isPresent()) {
			player.play(Step.repair("the migration was killed"));
			Outcome again = player.play(step);
			assertThat(again.error()).as("%s once more", step.name()).isEmpty();
		}
	}

	private static Step shortened(Step step) {
		if (step instanceof Meanwhile other) {
			return new Meanwhile(other.name(), other.sql(), (other.outlivesWaitOf() != null) ? MEANWHILE : null,
					(other.lasts() != null) ? MEANWHILE : null, null, other.why());
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

	@Override
	public void close() throws SQLException {
		try (this.killer) {
			this.writers.close();
		}
	}

}
