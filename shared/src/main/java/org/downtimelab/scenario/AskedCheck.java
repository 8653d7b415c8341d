package org.downtimelab.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A check with the SQL that shows the same to somebody who asks by hand.
 *
 * @param check what must be so
 * @param query as {@link Check#sql()} returns it
 */
record AskedCheck(Check check, String query) implements Check {

	@Override
	public Optional<String> problem(Connection connection) throws SQLException {
		return this.check.problem(connection);
	}

	@Override
	public Optional<String> sql() {
		return Optional.of(this.query);
	}

}
