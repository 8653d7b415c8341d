package org.downtimelab.observe;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for something to become true, with a bound. */
final class Eventually {

	private static final Duration BOUND = Duration.ofSeconds(20);

	private Eventually() {
	}

	static <T> T get(String what, Supplier<T> value, Predicate<T> wanted) {
		long end = System.nanoTime() + BOUND.toNanos();
		T last = value.get();
		while (!wanted.test(last)) {
			if (System.nanoTime() > end) {
				throw new AssertionError("Not within " + BOUND + ": " + what + ". Last seen: " + last);
			}
			LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
			last = value.get();
		}
		return last;
	}

	/** The first sample of this kind, among those seen and those to come. */
	static Sample sample(Sampler sampler, String what, Predicate<Sample> wanted) {
		return get(what, () -> sampler.samples().stream().filter(wanted).findFirst().orElse(null),
				(sample) -> sample != null);
	}

}
