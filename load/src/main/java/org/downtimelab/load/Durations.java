package org.downtimelab.load;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people type them: {@code 250ms}, {@code 60s}, {@code 5m}, {@code 1h}.
 */
final class Durations {

	private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

	private Durations() {
	}

	/**
	 * Reads a duration.
	 * @param property the property that gave it, for the message
	 * @param text a whole number and its unit
	 * @throws IllegalArgumentException if it has another form
	 */
	static Duration parse(String property, String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(
					"-D" + property + "=" + text + " is not a duration; give it like 250ms, 60s, 5m or 1h");
		}
		long amount = Long.parseLong(matcher.group(1));
		return switch (matcher.group(2)) {
			case "ms" -> Duration.ofMillis(amount);
			case "s" -> Duration.ofSeconds(amount);
			case "m" -> Duration.ofMinutes(amount);
			default -> Duration.ofHours(amount);
		};
	}

}
