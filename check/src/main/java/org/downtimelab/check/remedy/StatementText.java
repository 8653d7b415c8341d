package org.downtimelab.check.remedy;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a statement, as far as a remedy needs it.
 *
 * @param sql without the comments above it
 */
record StatementText(String sql) {

	/** The statement with one semicolon at its end. */
	String complete() {
		return this.sql.strip().replaceFirst(";\\s*\\z", "") + ";";
	}

	/** Whether it has these words, one after the other. */
	boolean says(String words) {
		return Pattern.compile("\\b" + words.replace(" ", "\\s+") + "\\b", Pattern.CASE_INSENSITIVE)
			.matcher(this.sql)
			.find();
	}

	/** Whether it begins with these words. */
	boolean begins(String words) {
		return this.sql.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT).startsWith(words + " ");
	}

	/** Whether it names a relation, a column or a constraint. */
	boolean names(String name) {
		return Pattern
			.compile("(?<![\\w$])" + Pattern.quote(Identifier.bare(name)) + "(?![\\w$])", Pattern.CASE_INSENSITIVE)
			.matcher(this.sql)
			.find();
	}

	/** The match of a pattern over all of it, or null. */
	Matcher matching(Pattern pattern) {
		Matcher matcher = pattern.matcher(this.sql.strip());
		return matcher.matches() ? matcher : null;
	}

	/**
	 * Where a word stands outside of parentheses and texts, from an index on; -1 if
	 * nowhere.
	 */
	int outside(String word, int from) {
		String text = this.sql.toLowerCase(Locale.ROOT);
		int depth = 0;
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			char at = text.charAt(i);
			quoted ^= at == '\'';
			depth += quoted ? 0 : (at == '(') ? 1 : (at == ')') ? -1 : 0;
			if (i >= from && depth == 0 && !quoted && text.startsWith(word, i) && isWord(text, i, word.length())) {
				return i;
			}
		}
		return -1;
	}

	private static boolean isWord(String text, int at, int length) {
		boolean begins = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
		int end = at + length;
		return begins && (end >= text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
	}

	/**
	 * How many changes an ALTER TABLE makes: its commas outside of parentheses, and one.
	 */
	int parts() {
		int parts = 1;
		for (int at = comma(0); at >= 0; at = comma(at + 1)) {
			parts++;
		}
		return parts;
	}

	private int comma(int from) {
		int depth = 0;
		boolean quoted = false;
		for (int i = 0; i < this.sql.length(); i++) {
			char at = this.sql.charAt(i);
			quoted ^= at == '\'';
			depth += quoted ? 0 : (at == '(') ? 1 : (at == ')') ? -1 : 0;
			if (i >= from && at == ',' && depth == 0 && !quoted) {
				return i;
			}
		}
		return -1;
	}

}
