package org.downtimelab.check.findings;

import java.util.Locale;

import org.downtimelab.check.trace.TracedStatement;

/** Where a change of the schema comes from: the statement that locked its table most. */
final class Lines {

	private Lines() {
	}

	/** The line, 0 if no statement is known for it. */
	static int of(Measurements measurements, String relation, String words) {
		TracedStatement statement = statement(measurements, relation, words);
		return (statement != null) ? statement.statement().line() : 0;
	}

	/** The statement, null if none is known for it. */
	static TracedStatement statement(Measurements measurements, String relation, String words) {
		TracedStatement best = null;
		int score = 0;
		for (TracedStatement statement : measurements.traced()) {
			if (relation != null && statement.took().containsKey(relation)) {
				int mode = 1 + statement.took().get(relation).ordinal() + named(statement, words);
				if (mode > score) {
					score = mode;
					best = statement;
				}
			}
		}
		return best;
	}

	/** The line of the first statement that names most of the words, 0 if none does. */
	static int naming(Measurements measurements, String words) {
		int line = 0;
		int hits = 0;
		for (TracedStatement statement : measurements.traced()) {
			if (named(statement, words) > hits) {
				hits = named(statement, words);
				line = statement.statement().line();
			}
		}
		return line;
	}

	/** Statements that name what the sentence names come first. */
	private static int named(TracedStatement statement, String words) {
		String sql = statement.statement().sql().toLowerCase(Locale.ROOT);
		int hits = 0;
		for (String word : words.toLowerCase(Locale.ROOT).split("[^\\w]+")) {
			hits += (word.length() > 2 && sql.matches("(?s).*\\b" + word + "\\b.*")) ? 10 : 0;
		}
		return hits;
	}

}
