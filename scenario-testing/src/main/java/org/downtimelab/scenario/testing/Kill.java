package org.downtimelab.scenario.testing;

/**
 * Where the session that migrates is to be killed.
 *
 * @param sql the statement, or a commit as {@link JdbcCalls} tells it
 * @param occurrence which of those with this SQL, from 1
 * @param moment before, during or after it
 * @param delayMicros how long after the statement was seen to be at work, if during it
 */
record Kill(String sql, int occurrence, Moment moment, long delayMicros) {

	@Override
	public String toString() {
		String text = this.sql.replaceAll("(?m)^--.*$", "").strip().replaceAll("\\s+", " ");
		return "%s no. %s of \"%s\"".formatted(this.moment, this.occurrence,
				(text.length() > 90) ? text.substring(0, 90) + "…" : text);
	}

	enum Moment {

		BEFORE, DURING, AFTER

	}

}
