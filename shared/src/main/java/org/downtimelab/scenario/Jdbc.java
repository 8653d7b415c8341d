package org.downtimelab.scenario;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What some code does to the database by itself: a Java migration, another tool.
 *
 * @param name short, as on a time axis
 * @param why what it is for
 * @param work that is done, in a session that migrates
 */
public record Jdbc(String name, String why, Work work) implements Step {

	@Override
	public String kind() {
		return "migration";
	}

	/** Code that migrates. */
	@FunctionalInterface
	public interface Work {

		/**
		 * Migrates.
		 * @param connection in a transaction, which is committed afterwards; what cannot
		 * run in one sets autocommit, and then its brief locks are not seen
		 * @throws SQLException if the migration failed, as does any RuntimeException
		 */
		void on(Connection connection) throws SQLException;

	}

}
