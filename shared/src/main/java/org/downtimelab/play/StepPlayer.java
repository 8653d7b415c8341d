package org.downtimelab.play;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import org.downtimelab.migrate.MigrationFailed;
import org.downtimelab.migrate.Migrator;
import org.downtimelab.scenario.Meanwhile;
import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Proof;
import org.downtimelab.scenario.Repair;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;
import org.flywaydb.core.api.callback.Callback;

/** Plays the steps of a path, one after another, on one database. */
public final class StepPlayer implements AutoCloseable {

	private final Path path;

	private final DataSource others;

	private final Migrator migrator;

	private final List<OpenTransaction> meanwhile = new ArrayList<>();

	private Guard guard = Guard.forSlo(Duration.ofMillis(250));

	private Deployment deployment = Deployment.NONE;

	/**
	 * A player for one database.
	 * @param scenario whose path
	 * @param path whose steps
	 * @param migrations for the sessions that migrate
	 * @param others for all other sessions
	 * @param callbacks Flyway's, given each statement
	 */
	public StepPlayer(Scenario scenario, Path path, DataSource migrations, DataSource others, Callback... callbacks) {
		this.path = path;
		this.others = others;
		this.migrator = new Migrator(scenario, migrations, callbacks);
	}

	/** With a guard for another SLO than the default one. */
	public StepPlayer guardedBy(Guard guard) {
		this.guard = guard;
		return this;
	}

	/** With a deployment, on which releases are rolled out. */
	public StepPlayer deployingTo(Deployment deployment) {
		this.deployment = deployment;
		return this;
	}

	/** Plays one step; the path goes on only if its outcome says so. */
	public Outcome play(Step step) {
		try {
			if (step instanceof Migration migration && migration.guarded()) {
				return this.guard.play(migration, (attempt) -> this.migrator.migrate(this.path, attempt));
			}
			return new Outcome(step, 1, perform(step));
		}
		catch (MigrationFailed | SQLException ex) {
			return new Outcome(step, 1, Optional.of(ex.getMessage()));
		}
	}

	private Optional<String> perform(Step step) throws SQLException {
		if (step instanceof Migration migration) {
			this.migrator.migrate(this.path, migration);
		}
		else if (step instanceof Repair) {
			this.migrator.repair(this.path);
		}
		else if (step instanceof Rollout rollout) {
			return this.deployment.roll(rollout);
		}
		else if (step instanceof Meanwhile transaction) {
			this.meanwhile.add(OpenTransaction.begin(transaction, this.others));
		}
		else if (step instanceof Proof proof) {
			try (Connection connection = this.others.getConnection()) {
				return proof.check().problem(connection);
			}
		}
		return Optional.empty();
	}

	/** Ends what other people had open meanwhile. */
	@Override
	public void close() throws SQLException {
		for (OpenTransaction open : this.meanwhile) {
			open.close();
		}
		this.meanwhile.clear();
	}

}
