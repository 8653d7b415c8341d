package org.downtimelab.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/** The making of one template. */
final class TemplateBuild {

	private final Databases databases;

	private final LabServer server;

	private final String name;

	TemplateBuild(Databases databases, LabServer server, String name) {
		this.databases = databases;
		this.server = server;
		this.name = name;
	}

	/** Builds it, or drops what there is of it. */
	Database run(Consumer<Database> fill) {
		int lab = this.server.ownership().hold();
		String building = Names.building(this.name, lab);
		this.databases.drop(this.server.database(building));
		Database unfinished = this.databases.create(building);
		try {
			fill.accept(unfinished);
			vacuum(unfinished);
			return complete(building);
		}
		catch (RuntimeException | Error ex) {
			throw failed(unfinished, ex);
		}
	}

	/**
	 * Freezing and hint bits are written now, or the first readers of each clone would
	 * write them.
	 */
	private void vacuum(Database database) {
		try (Connection connection = database.connect("downtime-lab-vacuum");
				Statement statement = connection.createStatement()) {
			statement.execute("VACUUM (FREEZE, ANALYZE)");
		}
		catch (SQLException ex) {
			throw Failure.of("vacuum the template " + this.name, ex);
		}
	}

	/** Renaming is atomic, and works only while nobody is connected. */
	private Database complete(String building) {
		String template = this.databases.templateName(this.name);
		return this.databases.inSession("complete the template " + this.name, (session) -> {
			session.execute("ALTER DATABASE \"" + building + "\" WITH ALLOW_CONNECTIONS false");
			// Autovacuum, which only a superuser may end, gives way to the renaming by
			// itself.
			session.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + building
					+ "' AND usename = current_user");
			try {
				session.execute("ALTER DATABASE \"" + building + "\" RENAME TO \"" + template + "\"");
			}
			catch (SQLException ex) {
				// 42P04: the name is taken. If by a lab, that one was faster, and its
				// template is as good.
				if (!"42P04".equals(ex.getSQLState()) || !session.isOfALab(template)) {
					throw ex;
				}
				session.execute("DROP DATABASE \"" + building + "\"");
			}
			return this.server.database(template);
		});
	}

	private RuntimeException failed(Database unfinished, Throwable thrown) {
		try {
			this.databases.drop(unfinished);
		}
		catch (DatabaseException ex) {
			thrown.addSuppressed(ex);
		}
		if (thrown instanceof Error error) {
			throw error;
		}
		return Failure.diskFull("fill the template " + this.name, thrown)
			.map(RuntimeException.class::cast)
			.orElse((RuntimeException) thrown);
	}

}
