package org.downtimelab.scenario.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.downtimelab.database.Database;
import org.downtimelab.observe.HeldLock;
import org.downtimelab.observe.LockMode;
import org.downtimelab.observe.ObservedStatement;
import org.downtimelab.observe.SessionWitness;
import org.downtimelab.observe.flyway.FlywayWitness;
import org.downtimelab.play.Outcome;
import org.downtimelab.play.StepPlayer;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** A path that was played, and what can be said of it: each verdict is one call. */
public final class PlayedPath {

	private final Path path;

	private final List<Optional<String>> errors;

	private final List<ObservedStatement> statements;

	private final List<String> problems;

	private PlayedPath(Path path, List<Optional<String>> errors, List<ObservedStatement> statements,
			List<String> problems) {
		this.path = path;
		this.errors = errors;
		this.statements = statements;
		this.problems = problems;
	}

	static PlayedPath play(Scenario scenario, Path path, Database database) throws SQLException {
		SessionWitness witness = new SessionWitness(database.dataSource("migration"));
		List<Optional<String>> errors = new ArrayList<>();
		try (StepPlayer player = new StepPlayer(scenario, path, witness.dataSource(), database.dataSource("others"),
				new FlywayWitness(witness))) {
			for (Step step : path.steps()) {
				Outcome outcome = player.play(step);
				errors.add(outcome.error());
				if (!outcome.goesOn()) {
					break;
				}
			}
		}
		List<String> problems = new ArrayList<>();
		try (Connection connection = database.connect("goal")) {
			for (Check check : scenario.goal()) {
				check.problem(connection).ifPresent(problems::add);
			}
		}
		return new PlayedPath(path, errors, witness.statements(), problems);
	}

	/** Every step was played, and the last one reported success. */
	public PlayedPath reportsSuccess() {
		assertThat(this.errors).as("steps that were played: %s", this.errors).hasSameSizeAs(this.path.steps());
		assertThat(this.errors.get(this.errors.size() - 1)).isEmpty();
		return this;
	}

	/** No step failed. */
	public PlayedPath hadNoFailure() {
		assertThat(this.errors).allMatch(Optional::isEmpty);
		return this;
	}

	/** A step, by its place from 0, failed with these words. */
	public PlayedPath failedAt(int step, String words) {
		assertThat(this.errors.get(step)).as("step %d", step)
			.hasValueSatisfying((error) -> assertThat(error).contains(words));
		return this;
	}

	/** The scenario's goal was reached. */
	public PlayedPath reachesTheGoal() {
		assertThat(this.problems).isEmpty();
		return this;
	}

	/** It was not, for this reason. */
	public PlayedPath missesTheGoal(String because) {
		assertThat(this.problems).anySatisfy((problem) -> assertThat(problem).contains(because));
		return this;
	}

	/** A statement that begins so took this lock on this table. */
	public PlayedPath locks(String statement, String table, LockMode mode) {
		assertThat(held()).anySatisfy((sql, locks) -> {
			assertThat(sql).startsWithIgnoringCase(statement);
			assertThat(locks).contains(new HeldLock(table, mode));
		});
		return this;
	}

	/** No statement held a lock that blocks reads or writes of this table. */
	public PlayedPath neverBlocks(String table) {
		assertThat(held()).allSatisfy((sql, locks) -> assertThat(locks).as(sql)
			.noneMatch((lock) -> lock.relation().equals(table) && !lock.mode().blocks().isEmpty()));
		return this;
	}

	private Map<String, List<HeldLock>> held() {
		Map<String, List<HeldLock>> held = new LinkedHashMap<>();
		this.statements.forEach((statement) -> held.put(statement.sql(), statement.locks()));
		return held;
	}

}
