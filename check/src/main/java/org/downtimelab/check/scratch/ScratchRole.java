package org.downtimelab.check.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import org.downtimelab.database.Database;
import org.downtimelab.database.DatabaseException;
import org.downtimelab.database.Server;
import org.downtimelab.process.Query;

/**
 * The role that plays migrations. Its name ends in a number, on which a session holds an
 * advisory lock as long as the check lives: a role without one was left by a check that
 * was killed.
 */
final class ScratchRole implements AutoCloseable {

	private static final String PREFIX = "downtime_lab_check_";

	/** The first key of the advisory locks; the second is the number. */
	static final int KEY = 0x444c4348;

	private final String name;

	private final String password;

	private final Connection owner;

	private ScratchRole(String name, String password, Connection owner) {
		this.name = name;
		this.password = password;
		this.owner = owner;
	}

	static ScratchRole make(Server server, boolean superuser) {
		int number = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
		String name = PREFIX + number;
		String password = UUID.randomUUID().toString();
		Connection owner = null;
		try {
			owner = server.maintenance().connect("downtime-lab-check-owner");
			execute(owner, "SELECT pg_advisory_lock(" + KEY + ", " + number + ")");
			if (server.majorVersion() >= 16) {
				// Each connection computes them; a random password needs no more.
				execute(owner, "SET scram_iterations = 1");
			}
			execute(owner, "CREATE ROLE \"" + name + "\" LOGIN NOINHERIT NOCREATEDB NOCREATEROLE NOREPLICATION "
					+ (superuser ? "SUPERUSER" : "NOSUPERUSER") + " PASSWORD '" + password + "'");
			return new ScratchRole(name, password, owner);
		}
		catch (SQLException ex) {
			close(owner);
			throw new DatabaseException("The check needs a role of its own, and cannot make one: " + ex.getMessage()
					+ ". Use the embedded server, or log in as a role that may create roles", ex);
		}
	}

	String name() {
		return this.name;
	}

	String password() {
		return this.password;
	}

	/**
	 * Drops roles of checks that are gone; their databases are given to the lab's role.
	 */
	static void dropLeftovers(Server server) {
		Database maintenance = server.maintenance();
		try (Connection session = maintenance.connect("downtime-lab-check")) {
			List<String> left = Query.all(session, """
					SELECT rolname FROM pg_roles
					WHERE rolname ~ ('^' || ? || '[0-9]{1,10}$')
					  AND NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = ?
					                  AND objid = substring(rolname FROM '[0-9]+$')::bigint::oid AND granted)""",
					(row) -> row.getString(1), PREFIX, KEY);
			for (String role : left) {
				execute(session,
						"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = '" + role + "'");
				drop(session, role);
			}
		}
		catch (SQLException ex) {
			throw new DatabaseException("What a check has left cannot be dropped: " + ex.getMessage(), ex);
		}
	}

	private static void drop(Connection session, String role) throws SQLException {
		for (String database : Query.all(session, """
				SELECT datname FROM pg_database WHERE datdba = (SELECT oid FROM pg_roles WHERE rolname = ?)""",
				(row) -> row.getString(1), role)) {
			execute(session, "ALTER DATABASE \"" + database + "\" OWNER TO CURRENT_USER");
		}
		try {
			execute(session, "DROP ROLE IF EXISTS \"" + role + "\"");
		}
		catch (SQLException ex) {
			// 2BP01: it owns objects in a database that is dropped right after this.
			if (!"2BP01".equals(ex.getSQLState())) {
				throw ex;
			}
		}
	}

	private static void execute(Connection session, String sql) throws SQLException {
		try (Statement statement = session.createStatement()) {
			statement.execute(sql);
		}
	}

	private static void close(Connection session) {
		try {
			if (session != null) {
				session.close();
			}
		}
		catch (SQLException isGone) {
			// That is what was wanted.
		}
	}

	@Override
	public void close() {
		try {
			drop(this.owner, this.name);
		}
		catch (SQLException ex) {
			throw new DatabaseException("The role " + this.name + " cannot be dropped: " + ex.getMessage(), ex);
		}
		finally {
			close(this.owner);
		}
	}

}
