package org.downtimelab.experiment;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.downtimelab.backfill.BackfillProgress;
import org.downtimelab.database.Database;
import org.downtimelab.guard.Guard;
import org.downtimelab.observe.ObservedStatement;
import org.downtimelab.observe.SessionWitness;
import org.downtimelab.play.Deployment;
import org.downtimelab.play.Outcome;
import org.downtimelab.play.StepPlayer;
import org.downtimelab.process.LabException;
import org.downtimelab.process.RunClock;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;
import org.downtimelab.scenario.Subject;

/** Plays the steps of a path with a witness inside the migrating sessions. */
public final class WatchedPlayer implements AutoCloseable {

	/** By this name the sampler knows the sessions that migrate. */
	public static final String MIGRATION = "downtime-lab-migration";

	/** That of the path's other sessions: backfills, and what looks at the result. */
	public static final String OTHERS = "downtime-lab";

	private final SessionWitness witness;

	private final StepPlayer player;

	private final List<PlayedStep> played = new ArrayList<>();

	private volatile BackfillProgress backfill;

	private volatile Consumer<BackfillProgress> onBackfill = (progress) -> {
	};

	private volatile Consumer<String> onWaiting = (words) -> {
	};

	WatchedPlayer(Subject subject, Path path, Database database, Deployment deployment, Duration slo) {
		this.witness = new SessionWitness(database.dataSource(MIGRATION));
		this.player = new StepPlayer(subject, path, this.witness.dataSource(), database.dataSource(OTHERS))
			.deployingTo(deployment)
			.guardedBy(Guard.forSlo(slo))
			.onBackfillProgress(this::backfills)
			.onWaiting((words) -> this.onWaiting.accept(words));
	}

	/**
	 * Tells how far a backfill is, after each of its batches.
	 * @return this
	 */
	WatchedPlayer onBackfill(Consumer<BackfillProgress> listener) {
		this.onBackfill = listener;
		return this;
	}

	/**
	 * Tells whom a guarded migration waits for.
	 * @return this
	 */
	WatchedPlayer onWaiting(Consumer<String> listener) {
		this.onWaiting = listener;
		return this;
	}

	private void backfills(BackfillProgress progress) {
		this.backfill = progress;
		this.onBackfill.accept(progress);
	}

	/** How far the backfill is that runs now, or null. */
	BackfillProgress backfill() {
		return this.backfill;
	}

	PlayedStep play(Step step) {
		int first = this.witness.statements().size();
		long from = RunClock.now();
		Outcome outcome = this.player.play(step);
		PlayedStep done = new PlayedStep(outcome, from, RunClock.now(), first, this.witness.statements().size());
		this.backfill = null;
		this.played.add(done);
		return done;
	}

	List<PlayedStep> played() {
		return this.played;
	}

	List<ObservedStatement> statements() {
		return this.witness.statements();
	}

	/** What happened to the path from outside, so that nothing can be said of it. */
	List<String> problems() {
		return this.player.problems();
	}

	/** Ends what other people had open meanwhile. */
	@Override
	public void close() {
		try {
			this.player.close();
		}
		catch (SQLException ex) {
			throw new LabException("Cannot end an open transaction: " + ex.getMessage(), ex);
		}
	}

}
