package org.downtimelab.database;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * One database to connect to.
 *
 * @param url a JDBC URL, {@code jdbc:postgresql://host:port/name}
 * @param user the role that connects
 * @param password null where the server asks for none
 */
public record Database(String url, String user, String password) {

	/**
	 * A source of plain connections: no pool, each one is opened when it is asked for.
	 * @param applicationName what {@code pg_stat_activity} shows; the server cuts it
	 * after 63 bytes
	 * @return the source
	 */
	public DataSource dataSource(String applicationName) {
		PlainDataSource source = new PlainDataSource();
		source.setUrl(this.url);
		source.setUser(this.user);
		source.setPassword(this.password);
		source.setApplicationName(applicationName);
		return source;
	}

	/**
	 * Opens a connection, in autocommit.
	 * @param applicationName what {@code pg_stat_activity} shows
	 * @return the connection, for the caller to close
	 * @throws SQLException if the server cannot be reached or refuses
	 */
	public Connection connect(String applicationName) throws SQLException {
		return dataSource(applicationName).getConnection();
	}

	/**
	 * The name that {@code pg_database} has. A URL without one means the user's own, as
	 * everywhere in PostgreSQL.
	 * @return the database name out of the URL
	 */
	public String name() {
		String name = JdbcUrl.parse(this.url).database();
		return name.isEmpty() ? this.user : name;
	}

	@Override
	public String toString() {
		return "Database[" + JdbcUrl.masked(this.url) + " as " + this.user + "]";
	}

}
