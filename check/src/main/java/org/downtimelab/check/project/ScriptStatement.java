package org.downtimelab.check.project;

/**
 * A statement of a script, as Flyway cuts it.
 *
 * @param index from 0
 * @param line where it begins, from 1
 * @param sql as it is sent
 * @param transactional whether Flyway would send it in a transaction
 */
public record ScriptStatement(int index, int line, String sql, boolean transactional) {

	/** Without the comments above it. */
	public String bare() {
		return Comments.skip(this.sql).strip();
	}

}
