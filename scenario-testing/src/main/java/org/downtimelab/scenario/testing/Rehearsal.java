package org.downtimelab.scenario.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.downtimelab.database.Database;
import org.downtimelab.migrate.Migrator;
import org.downtimelab.observe.ObservedStatement;
import org.downtimelab.observe.SessionWitness;
import org.downtimelab.play.Outcome;
import org.downtimelab.play.StepPlayer;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.KeptRows;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;

/**
 * Plays a path without load, with the real application live, and writes down what each
 * step did.
 */
final class Rehearsal implements AutoCloseable {

	private final Scenario scenario;

	private final Path path;

	private final Database database;

	private final SessionWitness witness;

	private final ScannedRows scanned;

	private final LiveReleases live;

	private final StepPlayer player;

	private Rehearsal(Scenario scenario, Path path, Database database) {
		this.scenario = scenario;
		this.path = path;
		this.database = database;
		this.scanned = new ScannedRows(database);
		this.witness = new SessionWitness(database.dataSource(ScannedRows.MIGRATION));
		this.live = new LiveReleases(scenario, path, database, new Migrator(scenario, this.witness.dataSource()));
		this.player = new StepPlayer(scenario, path, this.witness.dataSource(), database.dataSource("others"))
			.deployingTo(this.live);
	}

	static PlayedPath of(Scenario scenario, Path path, Database database) throws SQLException {
		try (Rehearsal rehearsal = new Rehearsal(scenario, path, database)) {
			return rehearsal.play();
		}
	}

	private PlayedPath play() throws SQLException {
		List<PlayedStep> steps = new ArrayList<>();
		this.live.answers();
		long keptBefore = keptRows();
		for (Step step : this.path.steps()) {
			int statementsBefore = this.witness.statements().size();
			long before = this.scanned.sum();
			Set<String> indexes = indexes();
			Outcome outcome = this.player.play(step);
			long after = this.scanned.sum();
			List<ObservedStatement> all = this.witness.statements();
			steps.add(new PlayedStep(outcome, all.subList(statementsBefore, all.size()), indexes, after - before,
					this.live.answers()));
			if (!outcome.goesOn()) {
				break;
			}
		}
		return new PlayedPath(this.path, steps, problems(), this.live.lostWrites(), keptBefore - keptRows());
	}

	private Set<String> indexes() throws SQLException {
		try (Connection connection = this.database.connect("indexes");
				Statement statement = connection.createStatement();
				ResultSet found = statement.executeQuery("SELECT indexrelid::regclass FROM pg_index")) {
			Set<String> indexes = new HashSet<>();
			while (found.next()) {
				indexes.add(found.getString(1));
			}
			return indexes;
		}
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

	@Override
	public void close() throws SQLException {
		this.player.close();
		this.live.close();
	}

}
