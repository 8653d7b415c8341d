package org.downtimelab.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.downtimelab.database.Database;
import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.observe.ObservedStatement;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.scenario.Step;
import org.downtimelab.scenario.Subject;

/**
 * A path played on few rows and without load, as in staging, where everything is instant
 * and nobody notices a thing. Meanwhile each live release is asked.
 */
public final class Rehearsal implements AutoCloseable {

	private final Subject subject;

	private final Path path;

	private final LiveReleases live;

	private final boolean serves;

	private final WatchedPlayer player;

	/**
	 * A rehearsal.
	 * @param subject of the path
	 * @param path to play
	 * @param database with few rows
	 * @param slo the longest time from due to end that is still good: a guarded migration
	 * keeps to it
	 * @param starter of the releases, or null if there are none to be asked
	 * @param questions to ask them
	 */
	public Rehearsal(Subject subject, Path path, Database database, Duration slo, ReleaseStarter starter,
			EndpointClient questions) {
		this.subject = subject;
		this.path = path;
		this.serves = starter != null;
		this.live = new LiveReleases(starter, path, subject.endpoints(), questions);
		this.player = new WatchedPlayer(subject, path, database, this.live, slo);
	}

	/**
	 * Plays the path, once, until a step fails after which it does not go on.
	 * @param which steps; others are left out
	 * @param around plays the step that it is given, and may look at the database before
	 * and after
	 * @return what the steps did, and what the releases answered
	 * @throws ReleaseFailed if the first release does not get ready
	 */
	public Rehearsed play(Predicate<Step> which, Function<Supplier<PlayedStep>, PlayedStep> around) {
		List<PlayedStep> steps = new ArrayList<>();
		if (this.serves) {
			this.live.serve(this.subject.releases().get(0));
		}
		for (Step step : this.path.steps()) {
			if (!which.test(step)) {
				steps.add(null);
				continue;
			}
			this.live.at(steps.size() + 1, step);
			PlayedStep played = around.apply(() -> this.player.play(step));
			steps.add(played);
			this.live.ask();
			if (!played.outcome().goesOn()) {
				break;
			}
		}
		this.live.closeInPeace();
		return new Rehearsed(steps, this.player.statements(), this.live.cells());
	}

	/** Ends the releases, and what other people had open meanwhile. */
	@Override
	public void close() {
		try (this.live) {
			this.player.close();
		}
	}

	/**
	 * What a rehearsal shows.
	 *
	 * @param steps by place in the path; null for one that was left out. Those that were
	 * not reached are missing
	 * @param statements that the migrations sent, in all steps
	 * @param compatibility what each live release answered before the first step and
	 * after each
	 */
	public record Rehearsed(List<PlayedStep> steps, List<ObservedStatement> statements,
			List<CompatibilityCell> compatibility) {

		static final Rehearsed NOTHING = new Rehearsed(List.of(), List.of(), List.of());

		/**
		 * How long the step at this place, from 0, took; null for a release, and where
		 * that is not known.
		 */
		Double msOf(int place) {
			PlayedStep step = (place < this.steps.size()) ? this.steps.get(place) : null;
			return (step == null || step.step() instanceof Rollout) ? null : step.ms();
		}

	}

}
