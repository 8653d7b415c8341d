package org.downtimelab.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.play.Deployment;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.scenario.Step;

/**
 * The releases that are live while a path is rehearsed, an instance of each, asked before
 * the first step and after every one. In the middle of a rolling deploy the old one and
 * the new one are live: both are asked then.
 */
final class LiveReleases implements Deployment, AutoCloseable {

	/** The name of the schema before the first step. */
	static final String START = "start";

	/**
	 * One connection: the statements that were prepared are those that are used again.
	 */
	static final Map<String, String> SETTINGS = Map.of("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "1");

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private final List<CompatibilityCell> cells = new ArrayList<>();

	private final Launcher launcher;

	private final Path path;

	private final CompatibilityProbe questions;

	private int place;

	private Instance live;

	private Instance next;

	LiveReleases(Launcher launcher, Path path, CompatibilityProbe questions) {
		this.launcher = launcher;
		this.path = path;
		this.questions = questions;
	}

	/**
	 * Starts the first one.
	 * @throws ReleaseFailed if it does not get ready
	 */
	void serve(Release release) {
		this.live = this.launcher.start(release);
		this.live.awaitReady(PATIENCE);
		this.cells.addAll(this.questions.ask(0, START, this.live));
	}

	/** The step at this place of the path comes next, from 1. */
	void at(int place) {
		this.place = place;
	}

	@Override
	public Optional<String> roll(Rollout rollout) {
		this.next = (rollout.startUpMigration() != null)
				? this.launcher.start(rollout.release(), this.path, rollout.startUpMigration())
				: this.launcher.start(rollout.release());
		try {
			this.next.awaitReady(PATIENCE);
		}
		catch (ReleaseFailed ex) {
			this.next.close();
			this.next = null;
			this.cells.addAll(this.questions.unanswered(this.place, rollout.name(), rollout.release().name(),
					"did not get ready"));
			return Optional.of(ex.getMessage());
		}
		this.cells.addAll(this.questions.ask(this.place, rollout.name(), this.live));
		closeInPeace();
		this.live = this.next;
		this.next = null;
		return Optional.empty();
	}

	/** Asks who is live now. */
	void after(Step step) {
		this.cells.addAll(this.questions.ask(this.place, step.name(), this.live));
	}

	List<CompatibilityCell> cells() {
		return List.copyOf(this.cells);
	}

	/** Who is live is asked no more, and may leave its classes behind. */
	void closeInPeace() {
		this.live.application().closeInPeace();
	}

	@Override
	public void close() {
		for (Instance instance : new Instance[] { this.next, this.live }) {
			if (instance != null) {
				instance.close();
			}
		}
	}

}
