package org.downtimelab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text from elsewhere (SQL, the server's errors) as a line without control characters.
 */
final class OneLine {

	private static final Pattern FIRST_WORDS = Pattern
		.compile("(?i)(CREATE (UNIQUE )?INDEX( CONCURRENTLY)?|\\S+( \\S+)?)(?=(.*))");

	private OneLine() {
	}

	static String of(String text) {
		return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
	}

	/** The first line only, and no more than so many characters of it. */
	static String first(String text, int most) {
		String line = of(text.strip().lines().findFirst().orElse(""));
		return (line.length() <= most) ? line : line.substring(0, most - 1).stripTrailing() + "…";
	}

	/** A statement without its comments. */
	static String sql(String sql) {
		return of(sql.replaceAll("(?m)--.*$", " "));
	}

	/** A statement by its first words: what it does, not to what. */
	static String statement(String sql) {
		Matcher words = FIRST_WORDS.matcher(sql(sql));
		if (!words.lookingAt()) {
			return "";
		}
		return words.group(5).isEmpty() ? words.group(1) : words.group(1) + " …";
	}

	/** Breaks a line at blanks, or in mid-word where there is none. */
	static List<String> wrap(String line, int width) {
		List<String> lines = new ArrayList<>();
		String rest = of(line);
		while (rest.length() > width) {
			int blank = rest.lastIndexOf(' ', width);
			int end = (blank > 0) ? blank : width;
			lines.add(rest.substring(0, end));
			rest = rest.substring(end).stripLeading();
		}
		lines.add(rest);
		return lines;
	}

}
