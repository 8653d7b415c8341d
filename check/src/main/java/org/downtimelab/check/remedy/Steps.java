package org.downtimelab.check.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Migrations to write in place of one, in their order. */
final class Steps {

	/**
	 * Above a statement whose lock is short: sessions that queue behind it wait no
	 * longer. A longer one makes each try an outage, as scenario-lock-queue shows.
	 */
	static final String BOUND = "SET LOCAL lock_timeout = '100ms';";

	private final List<Step> all = new ArrayList<>();

	/** A file whose locks keep others out for a moment. */
	Steps brief(String... sql) {
		return sql(null, Stream.concat(Stream.of(BOUND), Stream.of(sql)).toList());
	}

	/** A file in a transaction of its own. */
	Steps file(String... sql) {
		return sql(null, List.of(sql));
	}

	/**
	 * A file that runs outside of a transaction, and that waits for older transactions.
	 */
	Steps concurrently(String... sql) {
		return sql("with flyway.postgresql.transactional.lock=false", List.of(sql));
	}

	/** The same, for what Flyway would put into a transaction. */
	Steps concurrentlyAsSaid(String... sql) {
		return sql("with flyway.postgresql.transactional.lock=false, and executeInTransaction=false in its .conf file",
				List.of(sql));
	}

	/** A file that commits by itself. */
	Steps batches(String sql) {
		return sql("with executeInTransaction=false in its .conf file", List.of(sql));
	}

	/** What is no migration, such as a release of the application. */
	Steps then(String words) {
		this.all.add(new Step(false, words, List.of()));
		return this;
	}

	private Steps sql(String how, List<String> sql) {
		if (!sql.isEmpty()) {
			this.all.add(new Step(true, how, sql));
		}
		return this;
	}

	Steps and(Steps more) {
		this.all.addAll(more.all);
		return this;
	}

	boolean isEmpty() {
		return this.all.isEmpty();
	}

	/** As text; null if there is none. */
	String text() {
		long files = this.all.stream().filter(Step::isFile).count();
		List<String> lines = new ArrayList<>();
		int file = 0;
		for (Step step : this.all) {
			if (!step.isFile()) {
				lines.add("-- " + step.how());
			}
			else if (files > 1) {
				file++;
				lines.add("-- file " + file + ((step.how() != null) ? ", " + step.how() : ""));
			}
			else if (step.how() != null) {
				lines.add("-- alone in its file, " + step.how());
			}
			lines.addAll(step.sql());
		}
		return lines.isEmpty() ? null : String.join("\n", lines);
	}

	/**
	 * One of them.
	 *
	 * @param isFile whether it is a migration
	 * @param how it is run, or what is to be done; null for a transaction of its own
	 * @param sql statements
	 */
	private record Step(boolean isFile, String how, List<String> sql) {
	}

}
