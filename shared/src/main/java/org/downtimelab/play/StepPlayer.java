package org.downtimelab.play;

import java.sql.Connection;
import java.sql.SQLException;
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
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;
import org.flywaydb.core.api.callback.Callback;

/** Plays the steps of a path, one after another, on one database. */
public final class StepPlayer implements AutoCloseable {

	private final Path path;

	private final DataSource others;

	private final Migrator migrator;

	private final List<OpenTransaction> meanwhile = new ArrayList<>();

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

	/**
	 * Plays one step.
	 * @return what it failed with; the path goes on only if {@link #goesOn} says so
	 */
	public Optional<String> play(Step step) {
		try {
			return perform(step);
		}
		catch (MigrationFailed | SQLException ex) {
			return Optional.of(ex.getMessage());
		}
	}

	/** Whether the path goes on after a step that failed or not. */
	public static boolean goesOn(Step step, Optional<String> error) {
		return error.isEmpty() || (step instanceof Migration migration && migration.failureGoesOn());
	}

	private Optional<String> perform(Step step) throws SQLException {
		if (step instanceof Migration migration) {
			this.migrator.migrate(this.path, migration);
		}
		else if (step instanceof Repair) {
			this.migrator.repair(this.path);
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
