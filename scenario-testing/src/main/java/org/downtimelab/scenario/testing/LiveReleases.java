package org.downtimelab.scenario.testing;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.downtimelab.database.Database;
import org.downtimelab.migrate.MigrationFailed;
import org.downtimelab.migrate.Migrator;
import org.downtimelab.play.Deployment;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;

/**
 * The releases that are live while a path is played. A rolling deploy is the moment at
 * which the old one and the new one are: both are asked then.
 */
final class LiveReleases implements Deployment, AutoCloseable {

	private final Deque<LiveRelease> live = new ArrayDeque<>();

	private final Scenario scenario;

	private final Path path;

	private final Database database;

	private final Migrator migrator;

	private final Ledger ledger = new Ledger();

	private List<Answer> whileRolling = List.of();

	/** With the oldest release live. */
	LiveReleases(Scenario scenario, Path path, Database database, Migrator migrator) {
		this.scenario = scenario;
		this.path = path;
		this.database = database;
		this.migrator = migrator;
		this.live.add(new LiveRelease(scenario, scenario.releases().get(0), database, this.ledger));
	}

	@Override
	public Optional<String> roll(Rollout rollout) {
		if (rollout.startUpMigration() != null) {
			try {
				this.migrator.migrate(this.path, Step.migrate(rollout.startUpMigration(), rollout.why()));
			}
			catch (MigrationFailed ex) {
				return Optional.of(ex.getMessage());
			}
		}
		this.live.add(new LiveRelease(this.scenario, rollout.release(), this.database, this.ledger));
		this.whileRolling = ask();
		this.live.remove().close();
		return Optional.empty();
	}

	/** The answers since the last time. */
	List<Answer> answers() {
		List<Answer> answers = new ArrayList<>(this.whileRolling);
		this.whileRolling = List.of();
		answers.addAll(ask());
		return answers;
	}

	/** The acknowledged writes that are not to be found now, a line each. */
	List<String> lostWrites() throws SQLException {
		return this.ledger.lost(this.scenario, this.path, this.database);
	}

	private List<Answer> ask() {
		return this.live.stream().flatMap((release) -> release.answers().stream()).toList();
	}

	@Override
	public void close() {
		this.live.forEach(LiveRelease::close);
	}

}
