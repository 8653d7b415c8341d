package org.downtimelab.scenario;

import java.util.List;

/**
 * One way to make a scenario's change.
 *
 * @param name risky, folklore or safe; also the folder of its migrations
 * @param claim what is said of it, in one line
 * @param steps in order
 */
public record Path(String name, String claim, List<Step> steps) {

	public static Path risky(String claim, Step... steps) {
		return new Path("risky", claim, List.of(steps));
	}

	public static Path folklore(String claim, Step... steps) {
		return new Path("folklore", claim, List.of(steps));
	}

	public static Path safe(String claim, Step... steps) {
		return new Path("safe", claim, List.of(steps));
	}

	/** Whether it claims that nobody will notice: then damage is an error. */
	public boolean claimsToBeSafe() {
		return this.name.equals("safe");
	}

}
