package org.downtimelab.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import org.downtimelab.process.Query;

/** A session of the maintenance database, in which databases are made and dropped. */
final class Maintenance implements AutoCloseable {

	private final Connection connection;

	private Maintenance(Connection connection) {
		this.connection = connection;
	}

	static Maintenance open(Server server) throws SQLException {
		Maintenance session = new Maintenance(server.maintenance().connect("downtime-lab"));
		session.endWithTheClient();
		return session;
	}

	/**
	 * A lab that is killed while the server copies a template would leave an unmarked
	 * copy. With this the server notices within 100 ms and rolls it back.
	 */
	private void endWithTheClient() throws SQLException {
		try {
			execute("SET client_connection_check_interval = '100ms'");
		}
		catch (SQLException ex) {
			// 22023: the server's operating system cannot tell; the copy goes on.
			if (!"22023".equals(ex.getSQLState())) {
				throw ex;
			}
		}
	}

	void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/** Whether there is a database with this name, whoever made it. */
	boolean exists(String name) throws SQLException {
		return Query.first(this.connection, "SELECT 1 FROM pg_database WHERE datname = ?", (row) -> true, name)
			.isPresent();
	}

	/** All that labs of this role have made on this server. */
	List<LabDatabase> labDatabases() throws SQLException {
		// A session whose role hides from this one has a null backend_type.
		return Query.all(this.connection, """
				SELECT datname, shobj_description(oid, 'pg_database'),
				       EXISTS (SELECT 1 FROM pg_stat_activity
				                WHERE datid = d.oid
				                  AND coalesce(backend_type, 'client backend') = 'client backend')
				  FROM pg_database d
				 WHERE starts_with(datname, ?)
				   AND datdba = (SELECT oid FROM pg_roles WHERE rolname = current_user)
				 ORDER BY datname""", (row) -> {
			OptionalInt lab = LabDatabase.labOf(row.getString(2));
			return lab.isPresent() ? new LabDatabase(row.getString(1), lab.getAsInt(), row.getBoolean(3)) : null;
		}, Names.PREFIX);
	}

	/** Whether it is there and a lab of this role made it. */
	boolean isOfALab(String name) throws SQLException {
		return labDatabases().stream().anyMatch((database) -> database.name().equals(name));
	}

	/** The numbers of the labs that are alive, whoever runs them. */
	Set<Integer> livingLabs() throws SQLException {
		return labs("TRUE");
	}

	/** Without those that somebody else runs. */
	Set<Integer> livingLabsOfThisRole() throws SQLException {
		return labs("pid IN (SELECT pid FROM pg_stat_activity WHERE usename = current_user)");
	}

	private Set<Integer> labs(String condition) throws SQLException {
		return new HashSet<>(Query.all(this.connection, """
				SELECT objid FROM pg_locks
				 WHERE locktype = 'advisory' AND classid = %s AND objsubid = 2 AND granted AND %s"""
			.formatted(Ownership.KEY, condition), (row) -> row.getInt(1)));
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
