package org.downtimelab.play;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.downtimelab.backfill.Backfill;
import org.downtimelab.backfill.BackfillProgress;
import org.downtimelab.guard.Guard;
import org.downtimelab.migrate.MigrationFailed;
import org.downtimelab.migrate.Migrator;
import org.downtimelab.scenario.Backfilling;
import org.downtimelab.scenario.Jdbc;
import org.downtimelab.scenario.Job;
import org.downtimelab.scenario.Meanwhile;
import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Proof;
import org.downtimelab.scenario.Repair;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.scenario.Step;
import org.downtimelab.scenario.Subject;

/** Plays the steps of a path, one after another, on one database. */
public final class StepPlayer implements AutoCloseable {

	private final Subject subject;

	private final Path path;

	private final DataSource migrations;

	private final DataSource others;

	private final Migrator migrator;

	private final List<OpenTransaction> meanwhile = new ArrayList<>();

	private final List<String> problems = new ArrayList<>();

	private Consumer<BackfillProgress> backfills = (progress) -> {
	};

	private Consumer<String> waits = (words) -> {
	};

	private Guard guard = Guard.forSlo(Duration.ofMillis(250));

	private Deployment deployment = Deployment.NONE;

	/**
	 * A player for one database.
	 * @param subject of the path
	 * @param path whose steps
	 * @param migrations for the sessions that migrate
	 * @param others for all other sessions
	 */
	public StepPlayer(Subject subject, Path path, DataSource migrations, DataSource others) {
		this.subject = subject;
		this.path = path;
		this.migrations = migrations;
		this.others = others;
		this.migrator = new Migrator(subject, migrations);
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

	/** With somebody who is told how far a backfill is, after each of its batches. */
	public StepPlayer onBackfillProgress(Consumer<BackfillProgress> told) {
		this.backfills = told;
		return this;
	}

	/** With somebody who is told why a migration does not go through at once. */
	public StepPlayer onWaiting(Consumer<String> told) {
		this.waits = told;
		return this;
	}

	/** Plays one step; the path goes on only if its outcome says so. */
	public Outcome play(Step step) {
		try {
			if (step instanceof Migration migration && migration.guarded() != null) {
				Guard.Outcome guarded = this.guard.run(step.name(), migration.guarded(), this.others,
						(lockTimeout) -> migrate(migration.within(lockTimeout)), this.waits);
				return new Outcome(step, guarded.tries(), guarded.error(), guarded.waitedFor());
			}
			if (step instanceof Migration migration && migration.retries() != null) {
				return RetriedMigration.play(migration, this::migrate, this.waits);
			}
			return new Outcome(step, 1, perform(step));
		}
		catch (MigrationFailed ex) {
			return new Outcome(step, 1, Optional.of(ex.getMessage()));
		}
		catch (SQLException ex) {
			EnvironmentFailure.why(step.name(), ex).ifPresent(this.problems::add);
			return new Outcome(step, 1, Optional.of(ex.getMessage()));
		}
	}

	/**
	 * What happened to the path from outside, so that nothing can be said of it: the
	 * server ended a session of other people's that was part of it, or a step ended for
	 * want of disk, connections or privileges.
	 * @return in words; none, if all is well
	 */
	public List<String> problems() {
		List<String> all = new ArrayList<>(this.problems);
		this.meanwhile.forEach((open) -> open.problem().ifPresent(all::add));
		return all;
	}

	private Optional<String> perform(Step step) throws SQLException {
		if (step instanceof Migration migration) {
			migrate(migration);
		}
		else if (step instanceof Backfilling backfilling) {
			return fill(backfilling);
		}
		else if (step instanceof Repair) {
			this.migrator.repair(this.path);
		}
		else if (step instanceof Rollout rollout) {
			return this.deployment.roll(rollout);
		}
		else if (step instanceof Job job) {
			return this.deployment.run(job);
		}
		else if (step instanceof Meanwhile transaction) {
			this.meanwhile.add(OpenTransaction.begin(transaction, this.others));
		}
		else if (step instanceof Jdbc jdbc) {
			perform(jdbc);
		}
		else if (step instanceof Proof proof) {
			return prove(proof);
		}
		return Optional.empty();
	}

	private void perform(Jdbc step) throws SQLException {
		try (Connection connection = this.migrations.getConnection()) {
			connection.setAutoCommit(false);
			step.work().on(connection);
			if (!connection.getAutoCommit()) {
				connection.commit();
			}
		}
		catch (RuntimeException ex) {
			throw new MigrationFailed(step.name(), ex);
		}
	}

	private void migrate(Migration migration) {
		try {
			this.migrator.migrate(this.path, migration);
		}
		catch (MigrationFailed ex) {
			EnvironmentFailure.why(migration.name(), ex.sqlState(), ex.getMessage()).ifPresent(this.problems::add);
			throw ex;
		}
	}

	/**
	 * In one process: with its parallel workers a query over a large table takes the
	 * processors from those who are served (manual, page runtime-config-resource,
	 * {@code max_parallel_workers_per_gather}). And for as long as it takes, whatever
	 * timeouts the role has.
	 */
	private Optional<String> prove(Proof step) throws SQLException {
		try (Connection connection = this.others.getConnection(); Statement statement = connection.createStatement()) {
			statement
				.execute("SET max_parallel_workers_per_gather = 0; SET lock_timeout = 0; SET statement_timeout = 0");
			return step.check().problem(connection);
		}
	}

	/**
	 * Once at its end it is forgotten: a path leaves no table of the player's behind, and
	 * a backfill that is played again after a rollback begins at the first row.
	 */
	private Optional<String> fill(Backfilling step) throws SQLException {
		Backfill backfill = Backfill
			.of(this.subject.name() + " " + this.path.name() + " " + step.table(), step.table(), step.batchSql())
			.onProgress(this.backfills);
		try {
			backfill.run(this.others);
			backfill.forget(this.others);
			return Optional.empty();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Optional.of(ex.getMessage());
		}
	}

	/** Ends what other people had open meanwhile. */
	@Override
	public void close() throws SQLException {
		for (OpenTransaction open : this.meanwhile) {
			open.close();
			open.problem().ifPresent(this.problems::add);
		}
		this.meanwhile.clear();
	}

}
