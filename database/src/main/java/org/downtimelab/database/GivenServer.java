package org.downtimelab.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.postgresql.util.PSQLException;

/** A server that somebody else runs. */
final class GivenServer extends LabServer {

	private static final int OLDEST = 14;

	private final List<String> leftOut;

	private GivenServer(Database maintenance, ServerFacts facts, List<String> leftOut) {
		super(maintenance, facts);
		this.leftOut = leftOut;
	}

	static GivenServer at(String jdbcUrl, String user, String password) {
		GivenUrl given = GivenUrl.read(jdbcUrl, user, password);
		String place = given.server().place();
		Database maintenance = given.asItIs();
		try (Connection connection = maintenance.connect("downtime-lab")) {
			ServerFacts facts = ServerFacts.read(connection);
			check(facts, place, given.user());
			Database withSettings = given.database(facts.majorVersion());
			withSettings.connect("downtime-lab").close();
			return new GivenServer(withSettings, facts, given.leftOut());
		}
		catch (SQLException ex) {
			throw new DatabaseException(refusal(ex, place, given.user(), maintenance.name()), ex);
		}
	}

	@Override
	public boolean isEmbedded() {
		return false;
	}

	@Override
	public List<String> leftOutOfUrl() {
		return this.leftOut;
	}

	static void check(ServerFacts facts, String place, String user) {
		if (!facts.product().equals("PostgreSQL")) {
			throw new DatabaseException("The server at " + place + " is " + facts.product()
					+ ", not PostgreSQL: its locks are others. Give the URL of a PostgreSQL server");
		}
		if (facts.majorVersion() < OLDEST) {
			throw new DatabaseException("The server at " + place + " is PostgreSQL " + facts.version()
					+ ": too old. Give the URL of one that is " + OLDEST + " or newer");
		}
		if (facts.standby()) {
			throw new DatabaseException("The server at " + place
					+ " is a standby, on which nothing can be created. Give the URL of its primary");
		}
		if (!facts.createsDatabases()) {
			throw new DatabaseException("The user " + user + " may not create databases on " + place
					+ ". As an administrator: ALTER ROLE \"" + user + "\" CREATEDB");
		}
	}

	private static String refusal(SQLException ex, String place, String user, String database) {
		String state = String.valueOf(ex.getSQLState());
		// 08004: it wants a password, and nobody has said one.
		if (state.startsWith("28") || state.equals("08004")) {
			return "The server at " + place + " refuses the user " + user + ": "
					+ ex.getMessage().replaceAll("\\.$", "")
					+ ". Check user and password: --user and --password, the URL, PGUSER and PGPASSWORD, or .pgpass";
		}
		if (state.equals("3D000")) {
			return "The server at " + place + " has no database \"" + database
					+ "\". Give the URL of one that exists; it is only used to connect to";
		}
		// PgBouncer takes no options, and a session of it may not be one's own. What is
		// no
		// PostgreSQL at all breaks the protocol as well, but sends no error message.
		if (state.equals("08P01") && ex instanceof PSQLException said && said.getServerErrorMessage() != null) {
			return "What answers at " + place + " does not take the options of a session: " + ex.getMessage()
					+ ". If it is a connection pooler, give the URL of the server behind it";
		}
		if (state.startsWith("08")) {
			return "No PostgreSQL can be reached at " + place + ": " + ex.getMessage()
					+ " Check that it runs, and host and port of the URL";
		}
		return "The server at " + place + " cannot be used: " + ex.getMessage() + " (SQLState " + state + ")";
	}

}
