package org.downtimelab.console.run;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.downtimelab.console.LabException;
import org.downtimelab.load.Steadiness;
import org.downtimelab.load.Window;
import org.downtimelab.process.RunClock;

/** The load's own phases, around the steps: warm-up, baseline, recovery. */
final class Phases {

	private static final Duration START = Duration.ofSeconds(60);

	private static final Duration WARM_AT_MOST = Duration.ofSeconds(90);

	private static final int BASELINE_TRIES = 4;

	private static final Duration RECOVERY_AT_MOST = Duration.ofSeconds(60);

	private final Watch watch;

	private final LiveApplication application;

	private final Generator users;

	private final Duration slo;

	private final Timing timing;

	private final Runnable everybodyElse;

	private final RunListener listener;

	/**
	 * The phases of one path.
	 * @param everybodyElse throws a LabException if somebody else is not there who must
	 * be
	 */
	Phases(Watch watch, LiveApplication application, Generator users, RunRequest request, Runnable everybodyElse,
			RunListener listener) {
		this.watch = watch;
		this.application = application;
		this.users = users;
		this.slo = Duration.ofMillis(request.sloMs());
		this.timing = request.timing();
		this.everybodyElse = everybodyElse;
		this.listener = listener;
	}

	/** Until p99 is steady, so that the just-in-time compiler is not measured. */
	void warmUp() {
		this.listener.phase("warm-up");
		if (!until(START, this.watch::begun)) {
			throw new LabException(
					"The load did not begin within " + START.toSeconds() + " s; see " + this.users.log());
		}
		if (!until(WARM_AT_MOST,
				() -> ask((steadiness) -> steadiness.warm(this.timing.warmWindow(), this.watch.knownUntil())))) {
			throw tooNoisy("p99 did not come under a fifth of the SLO (" + this.slo.toMillis() / 5 + " ms) within "
					+ WARM_AT_MOST.toSeconds() + " s of warm-up");
		}
	}

	/**
	 * A stretch of calm.
	 * @return the stretch
	 */
	Window baseline() {
		this.listener.phase("baseline");
		Duration baseline = this.timing.baseline();
		for (int i = 0; i < BASELINE_TRIES; i++) {
			Window window = new Window(RunClock.now(), RunClock.now() + baseline.toNanos() / 1_000);
			until(baseline.plusSeconds(5), () -> this.watch.knownUntil() >= window.to());
			if (ask((steadiness) -> steadiness.calm(window, this.watch.knownUntil())) && !canaryBad(window)) {
				return window;
			}
			this.listener.note("the baseline was not calm; once more");
		}
		throw tooNoisy("no calm baseline in " + BASELINE_TRIES + " tries of " + baseline.toSeconds() + " s");
	}

	/**
	 * Until every endpoint has been good for long enough, counted from here, or for 60 s.
	 */
	void recovery() {
		this.listener.phase("recovery");
		Duration good = this.timing.recovery();
		long earliest = RunClock.now() + good.toNanos() / 1_000;
		until(RECOVERY_AT_MOST, () -> this.watch.knownUntil() >= earliest
				&& ask((steadiness) -> steadiness.recovered(good, this.watch.knownUntil())));
	}

	boolean canaryBad(Window window) {
		return ask((steadiness) -> steadiness.canaryBad(window, this.watch.knownUntil()));
	}

	private boolean ask(Predicate<Steadiness> question) {
		return this.watch.ask((timeline) -> question.test(new Steadiness(timeline, this.slo)));
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
		return new LabException(
				"This machine is too noisy to judge: " + why + ". Stop what else is running, or lower --rate");
	}

}
