package org.downtimelab.scenario;

import java.util.List;

/**
 * One way to make a scenario's change.
 *
 * @param name risky, folklore or safe; also the folder of its migrations
 * @param claim what is said of it, in one line
 * @param claimant who says so, or null where nobody does
 * @param promise that it makes: a broken one is an error
 * @param steps in order
 */
public record Path(String name, String claim, Claimant claimant, Promise promise, List<Step> steps) {

	/** One of which nobody claims anything: somebody's own change. */
	public Path(String name, String claim, Promise promise, List<Step> steps) {
		this(name, claim, null, promise, steps);
	}

	public static Path risky(String claim, Step... steps) {
		return new Path("risky", claim, Claimant.FRAMEWORKS, Promise.NONE, List.of(steps));
	}

	public static Path folklore(String claim, Step... steps) {
		return new Path("folklore", claim, Claimant.GUIDES, Promise.NONE, List.of(steps));
	}

	public static Path safe(String claim, Step... steps) {
		return new Path("safe", claim, Claimant.LAB, Promise.SAFE, List.of(steps));
	}

	/** Whether it promises that nobody will notice. */
	public boolean claimsToBeSafe() {
		return this.promise == Promise.SAFE;
	}

}
