package org.downtimelab.report;

/**
 * A scenario that failed among others: there is no result of it.
 *
 * @param scenario its name
 * @param why in words, as in "The load did not begin within 60 s"
 */
public record Unfinished(String scenario, String why) {

	String verdict() {
		return "did not finish: " + OneLine.of(this.why);
	}

}
