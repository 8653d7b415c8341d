package org.downtimelab.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

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
		try (PreparedStatement query = this.connection
			.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
			query.setString(1, name);
			try (ResultSet row = query.executeQuery()) {
				return row.next();
			}
		}
	}

	/** All that labs have made on this server. */
	List<LabDatabase> labDatabases() throws SQLException {
		// A session whose role hides from this one has a null backend_type.
		try (PreparedStatement query = this.connection.prepareStatement("""
				SELECT datname, shobj_description(oid, 'pg_database'),
				       EXISTS (SELECT 1 FROM pg_stat_activity
				                WHERE datid = d.oid
				                  AND coalesce(backend_type, 'client backend') = 'client backend')
				  FROM pg_database d WHERE starts_with(datname, ?) ORDER BY datname""")) {
			query.setString(1, Names.PREFIX);
			List<LabDatabase> databases = new ArrayList<>();
			try (ResultSet row = query.executeQuery()) {
				while (row.next()) {
					OptionalInt lab = LabDatabase.labOf(row.getString(2));
					if (lab.isPresent()) {
						databases.add(new LabDatabase(row.getString(1), lab.getAsInt(), row.getBoolean(3)));
					}
				}
			}
			return databases;
		}
	}

	/** Whether it is there and a lab made it. */
	boolean isOfALab(String name) throws SQLException {
		return labDatabases().stream().anyMatch((database) -> database.name().equals(name));
	}

	/** The numbers of the labs that are alive. */
	Set<Integer> livingLabs() throws SQLException {
		try (Statement query = this.connection.createStatement();
				ResultSet row = query.executeQuery("""
						SELECT objid FROM pg_locks
						 WHERE locktype = 'advisory' AND classid = %s AND objsubid = 2 AND granted"""
					.formatted(Ownership.KEY))) {
			Set<Integer> labs = new HashSet<>();
			while (row.next()) {
				labs.add(row.getInt(1));
			}
			return labs;
		}
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
