package org.downtimelab.experiment;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.downtimelab.process.LabException;
import org.downtimelab.process.Patience;
import org.downtimelab.process.RunClock;
import org.downtimelab.traffic.RunningUsers;
import org.downtimelab.traffic.Steadiness;
import org.downtimelab.traffic.Timeline;
import org.downtimelab.traffic.Window;

/** The load's own phases, around the steps: it settles, baseline, recovery. */
final class Phases {

	private static final Duration START = Duration.ofSeconds(60);

	private static final Duration SETTLED_SOON = Duration.ofSeconds(45);

	private static final Duration SETTLED_AT_MOST = Duration.ofSeconds(90);

	private static final int BASELINE_TRIES = 4;

	private static final Duration RECOVERY_AT_MOST = Duration.ofSeconds(60);

	private final LoadWatch watch;

	private final LiveTarget application;

	private final RunningUsers users;

	private final Duration slo;

	private final Timing timing;

	private final Runnable everybodyElse;

	private final Consumer<RunEvent> events;

	private Steadiness steadiness;

	/**
	 * The phases of one path.
	 * @param everybodyElse throws a LabException if somebody else is not there who must
	 * be
	 */
	Phases(LoadWatch watch, LiveTarget application, RunningUsers users, Timing timing, Duration slo,
			Runnable everybodyElse, Consumer<RunEvent> events) {
		this.watch = watch;
		this.application = application;
		this.users = users;
		this.slo = slo;
		this.timing = timing;
		this.everybodyElse = everybodyElse;
		this.events = events;
	}

	/**
	 * Until p99 is steady, so that the just-in-time compiler is not measured. On a
	 * machine that is a little noisy it may stay higher than it should: then this ends
	 * after a while, and the baseline tells whether the run can go on.
	 * @param warm whether the application has served under such a load before
	 */
	void settle(boolean warm) {
		this.events.accept(new RunEvent.Phase("the load settles"));
		if (!until(START, this.watch::begun)) {
			throw new LabException("The load did not begin within " + START.toSeconds() + " s");
		}
		Duration window = this.timing.warmWindow();
		if (!until(SETTLED_SOON, () -> ask(
				(steadiness) -> warm ? steadiness.stillWarm(window, known()) : steadiness.warm(window, known())))
				&& !until(SETTLED_AT_MOST.minus(SETTLED_SOON),
						() -> ask((steadiness) -> steadiness.usable(Window.before(known(), window), known())))) {
			this.events
				.accept(new RunEvent.Note("the load has not settled within " + SETTLED_AT_MOST.toSeconds() + " s"));
		}
	}

	/**
	 * A stretch of calm; if there is none in four tries, the last one without an
	 * attributable bad request.
	 * @return the stretch
	 * @throws LabException if there was one in each of them
	 */
	Baseline baseline() {
		this.events.accept(new RunEvent.Phase("baseline"));
		Duration length = this.timing.baseline();
		Baseline usable = null;
		long tried = 0;
		for (int i = 0; i < BASELINE_TRIES; i++) {
			Window window = new Window(RunClock.now(), RunClock.now() + length.toNanos() / 1_000);
			tried = window.to();
			// Of a request that is younger than the SLO nothing is known.
			until(length.plusSeconds(5), () -> known() >= window.to() + this.slo.toNanos() / 1_000);
			if (ask((steadiness) -> steadiness.calm(window, known())) && !canaryBad(window)) {
				return new Baseline(window, window.to(), Optional.empty());
			}
			if (ask((steadiness) -> steadiness.usable(window, known()))) {
				usable = new Baseline(window, window.to(), Optional.of(notCalm(window)));
			}
			this.events.accept(
					new RunEvent.Note("the baseline was not calm" + ((i < BASELINE_TRIES - 1) ? "; once more" : "")));
		}
		if (usable == null) {
			throw tooNoisy("some request was bad in each of " + BASELINE_TRIES + " baselines of " + length.toSeconds()
					+ " s, and not by noise alone");
		}
		return new Baseline(usable.window(), tried, usable.note());
	}

	private String notCalm(Window window) {
		double p99 = this.watch.ask((timeline) -> steadiness(timeline).worstP99(window, known()));
		return String.format(Locale.ROOT,
				"the baseline was not calm: p99 up to %.0f ms%s. Short outages may be the machine's", p99,
				canaryBad(window) ? ", and the canary was bad" : "");
	}

	private long known() {
		return this.watch.knownUntil();
	}

	/**
	 * Until every endpoint has been good for long enough, counted from here, or for 60 s.
	 */
	void recovery() {
		this.events.accept(new RunEvent.Phase("recovery"));
		Duration good = this.timing.recovery();
		long earliest = RunClock.now() + good.toNanos() / 1_000;
		until(RECOVERY_AT_MOST, () -> this.watch.knownUntil() >= earliest
				&& ask((steadiness) -> steadiness.recovered(good, this.watch.knownUntil())));
	}

	boolean canaryBad(Window window) {
		return ask((steadiness) -> steadiness.canaryBad(window, this.watch.knownUntil()));
	}

	private boolean ask(Predicate<Steadiness> question) {
		return this.watch.ask((timeline) -> question.test(steadiness(timeline)));
	}

	private Steadiness steadiness(Timeline timeline) {
		if (this.steadiness == null) {
			this.steadiness = new Steadiness(timeline, this.slo);
		}
		return this.steadiness;
	}

	private boolean until(Duration atMost, BooleanSupplier condition) {
		return Patience.until(atMost, () -> {
			everybodyLives();
			return condition.getAsBoolean();
		});
	}

	/**
	 * Waits for something that takes seconds.
	 * @param what as in "the sampler's first look"
	 * @throws LabException if it does not come within a minute
	 */
	void await(String what, BooleanSupplier condition) {
		if (!until(START, condition)) {
			throw new LabException("Waited in vain for " + what + ", for " + START.toSeconds() + " s");
		}
	}

	/**
	 * Looks whether application and users are there.
	 * @throws LabException with the last words of the one that is not
	 */
	void everybodyLives() {
		this.application.mustLive("The application died under load");
		this.users.mustLive();
		this.everybodyElse.run();
	}

	private static LabException tooNoisy(String why) {
		return new LabException("This machine is too noisy to judge, or too slow for this load: " + why
				+ ". Stop what else is running, or lower --rate");
	}

	/**
	 * What was seen before the first step.
	 *
	 * @param window the stretch that later ones are compared with
	 * @param measuredFrom the end of the last try, microseconds since the epoch: what was
	 * due later counts
	 * @param note what the reader should know of it
	 */
	record Baseline(Window window, long measuredFrom, Optional<String> note) {
	}

}
