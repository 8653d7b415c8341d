package org.downtimelab.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a server says of itself.
 *
 * @param product what {@code version()} begins with
 * @param version such as {@code 18.6}
 * @param majorVersion such as 18
 * @param createsDatabases whether the user may
 * @param standby whether it only replays another server's WAL
 */
record ServerFacts(String product, String version, int majorVersion, boolean createsDatabases, boolean standby) {

	/** Asks over an open connection. */
	static ServerFacts read(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("""
				SELECT split_part(version(), ' ', 1),
				       split_part(current_setting('server_version'), ' ', 1),
				       current_setting('server_version_num')::int / 10000,
				       rolcreatedb OR rolsuper,
				       pg_is_in_recovery()
				  FROM pg_roles WHERE rolname = current_user""")) {
			row.next();
			return new ServerFacts(row.getString(1), row.getString(2), row.getInt(3), row.getBoolean(4),
					row.getBoolean(5));
		}
	}

}
