package org.downtimelab.check.play;

import java.sql.SQLException;

import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;

/**
 * How a play of scripts ended.
 *
 * @param error the server's words, null if all went through
 * @param sqlState the server's code for it, or null
 * @param line in the script where it failed, 0 if that is not known
 * @param timedOut whether a statement did not come back within its bound
 */
public record Played(String error, String sqlState, int line, boolean timedOut) {

	/** All went through. */
	public static final Played WELL = new Played(null, null, 0, false);

	/** Whether all went through. */
	public boolean well() {
		return this.error == null;
	}

	/** With words of ours in place of the server's. */
	Played because(String words) {
		return new Played(words, this.sqlState, this.line, this.timedOut);
	}

	static Played failed(Throwable thrown, boolean timedOut) {
		SQLException sql = null;
		int line = 0;
		for (Throwable each = thrown; each != null; each = each.getCause()) {
			sql = (each instanceof SQLException found) ? found : sql;
			line = (each instanceof FlywaySqlScriptException script) ? script.getLineNumber() : line;
		}
		String words = (sql != null) ? sql.getMessage() : String.valueOf(thrown.getMessage());
		return new Played(words.strip().replaceAll("\\s*\\n\\s*", " "), (sql != null) ? sql.getSQLState() : null, line,
				timedOut);
	}

}
