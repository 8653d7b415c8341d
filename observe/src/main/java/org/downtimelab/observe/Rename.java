package org.downtimelab.observe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A declared rename of something that belongs to a table.
 *
 * @param table with its schema unless that is public
 * @param from the old name
 * @param to the new name
 */
record Rename(String table, String from, String to) {

	static Rename of(String from, String to) {
		int fromDot = from.lastIndexOf('.');
		int toDot = to.lastIndexOf('.');
		if (fromDot < 1 || toDot < 1 || !from.substring(0, fromDot).equals(to.substring(0, toDot))) {
			throw new IllegalArgumentException("A rename of '" + from + "' to '" + to
					+ "': give both as table.name, of the same table, as in large_order.placed_at");
		}
		return new Rename(from.substring(0, fromDot), from.substring(fromDot + 1), to.substring(toDot + 1));
	}

	/** The line with the old name, if it is about the table. */
	String undo(String line) {
		return word(this.table, line).find() ? word(this.to, line).replaceAll(Matcher.quoteReplacement(this.from))
				: line;
	}

	private static Matcher word(String word, String line) {
		return Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])").matcher(line);
	}

}
