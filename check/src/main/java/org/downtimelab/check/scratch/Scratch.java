package org.downtimelab.check.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.downtimelab.database.Database;
import org.downtimelab.database.DatabaseException;
import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;

/**
 * The databases of one check and their owner, an ordinary role. All that is done in them
 * is done as this role: what a superuser does there could run functions that a stranger
 * has left. When it is closed, all of them are gone.
 */
public final class Scratch implements AutoCloseable {

	/**
	 * Other databases of the server are closed to roles that are not named: every role
	 * may connect to a database as long as PUBLIC may. Those of other checks are closed
	 * by the check that made them; one that is dropped meanwhile needs no closing.
	 */
	private static final String KEEP_PUBLIC_OUT = """
			DO $$ DECLARE name text; BEGIN
			  PERFORM pg_advisory_xact_lock(%s);
			  FOR name IN SELECT datname FROM pg_database
			               WHERE datallowconn AND has_database_privilege('public', oid, 'CONNECT')
			                 AND datname !~ '^downtime_lab_clone_check_' LOOP
			    BEGIN
			      EXECUTE format('REVOKE ALL ON DATABASE %%I FROM PUBLIC', name);
			    EXCEPTION WHEN invalid_catalog_name OR internal_error THEN NULL;
			    END;
			  END LOOP;
			END $$""".formatted(ScratchRole.KEY);

	private final Server server;

	private final Databases databases;

	private final ScratchRole role;

	private final List<Database> made = new ArrayList<>();

	private Scratch(Server server, ScratchRole role) {
		this.server = server;
		this.databases = new Databases(server);
		this.role = role;
	}

	/**
	 * Makes the role, and drops what checks that are gone have left. On a server of the
	 * lab's own, the role can connect to no other database; on any other server, nothing
	 * is touched that the lab has not made, so it can where PUBLIC may.
	 * @param superuser whether the role may do anything
	 * @throws DatabaseException if the server refuses
	 */
	public static Scratch on(Server server, boolean superuser) {
		// Twice: a role goes only when its databases have gone.
		ScratchRole.dropLeftovers(server);
		new Databases(server).dropLeftovers();
		ScratchRole.dropLeftovers(server);
		if (server.isEmbedded()) {
			execute(server, KEEP_PUBLIC_OUT);
		}
		return new Scratch(server, ScratchRole.make(server, superuser));
	}

	/** An empty database. */
	public Database empty(String purpose) {
		return given(this.databases.empty("check_" + purpose));
	}

	/** A copy of a database that nobody is connected to. */
	public Database copyOf(Database original, String purpose) {
		return given(this.databases.cloneOf(original, "check_" + purpose));
	}

	private synchronized Database given(Database mine) {
		Database own = new Database(mine.url(), this.role.name(), this.role.password());
		this.made.add(own);
		execute("ALTER DATABASE \"" + own.name() + "\" OWNER TO \"" + this.role.name() + "\"");
		execute("REVOKE ALL ON DATABASE \"" + own.name() + "\" FROM PUBLIC");
		return own;
	}

	/** Drops a database, and ends its sessions. */
	public synchronized void drop(Database own) {
		if (this.made.remove(own)) {
			execute("ALTER DATABASE \"" + own.name() + "\" OWNER TO CURRENT_USER");
			this.databases.drop(this.server.database(own.name()));
		}
	}

	/** Ends all that the role does, and waits until it has ended. */
	public void endSessions() {
		execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = '" + this.role.name()
				+ "'");
	}

	/** A session beside the databases, which the role can neither see into nor end. */
	public Connection aside() throws SQLException {
		return this.server.maintenance().connect("downtime-lab-check-watch");
	}

	private void execute(String sql) {
		execute(this.server, sql);
	}

	private static void execute(Server server, String sql) {
		try (Connection connection = server.maintenance().connect("downtime-lab-check");
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new DatabaseException("The check cannot run \"" + sql + "\": " + ex.getMessage(), ex);
		}
	}

	@Override
	public void close() {
		try {
			endSessions();
			List.copyOf(this.made).forEach(this::drop);
		}
		finally {
			this.role.close();
		}
	}

}
