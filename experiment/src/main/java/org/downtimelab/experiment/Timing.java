package org.downtimelab.experiment;

import java.time.Duration;
import java.util.Locale;

/**
 * How much time a path takes around its steps.
 *
 * @param warmWindow how long every endpoint must have been calm before the baseline; two
 * such stretches are compared
 * @param baseline the length of the calm stretch before the first step
 * @param recovery how long every endpoint must have been good before the load stops
 * @param gatlingReport whether Gatling writes its own report
 */
public record Timing(Duration warmWindow, Duration baseline, Duration recovery, boolean gatlingReport) {

	/** For people: what the lab does unless told otherwise. */
	public static final Timing STAGE = new Timing(Duration.ofSeconds(3), Duration.ofSeconds(8), Duration.ofSeconds(5),
			true);

	/** For tests, and for a first look: the same measure, with less time around it. */
	public static final Timing QUICK = new Timing(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(2),
			false);

	/**
	 * Finds a timing by its name.
	 * @param name stage or quick
	 * @return the timing
	 * @throws IllegalArgumentException if there is none of that name
	 */
	public static Timing named(String name) {
		return switch (name.toLowerCase(Locale.ROOT)) {
			case "stage" -> STAGE;
			case "quick" -> QUICK;
			default -> throw new IllegalArgumentException("There is no timing '" + name + "': use stage or quick");
		};
	}

}
