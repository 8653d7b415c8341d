package org.downtimelab.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The databases that the lab makes on a server: templates, seeded once and kept; clones,
 * one per path, dropped after. Each has the prefix {@code downtime_lab_} and a comment
 * that marks it, and only what has both, and belongs to this role, is ever used or
 * dropped.
 */
public final class Databases {

	private final LabServer server;

	/**
	 * The databases of a server.
	 * @param server running
	 */
	public Databases(Server server) {
		this.server = (LabServer) server;
	}

	/**
	 * A template that is there already. Nobody can connect to it, so that it stays as it
	 * was filled.
	 * @param name any text; what does not make a database name is hashed
	 * @return empty if there is none, or only a half-finished one
	 */
	public Optional<Database> template(String name) {
		String template = templateName(name);
		return inSession("look for the template " + name, (session) -> session.isOfALab(template)
				? Optional.of(this.server.database(template)) : Optional.empty());
	}

	/**
	 * Each role has templates of its own, since only its owner may copy one; and a server
	 * that was upgraded seeds again.
	 */
	String templateName(String name) {
		return Names.template(name + "_on_" + this.server.majorVersion() + "_by_" + this.server.maintenance().user());
	}

	/**
	 * Makes a template, unless a complete one is there. It is built under another name
	 * and gets its own when it is complete, so a half-finished one is never used.
	 * @param name any text; what does not make a database name is hashed
	 * @param fill fills the empty database and closes its connections
	 * @return the complete template, vacuumed, frozen and analyzed
	 * @throws DatabaseException if the server refuses, or its disk is full; what
	 * {@code fill} throws otherwise comes through. The unfinished template is dropped
	 */
	public Database buildTemplate(String name, Consumer<Database> fill) {
		return template(name).orElseGet(() -> new TemplateBuild(this, this.server, name).run(fill));
	}

	/**
	 * Copies a template, file by file.
	 * @param template of this server
	 * @param purpose a word or two for its name
	 * @return the clone, for the caller to {@link #drop(Database)}
	 * @throws DatabaseException if the server refuses, or its disk is full
	 */
	public Database cloneOf(Database template, String purpose) {
		return cloneAs(template, Names.clone(purpose));
	}

	/**
	 * Copies a template under the name of a clone that has been dropped, so that what was
	 * connected to that one finds this one.
	 * @param name of the former clone
	 * @throws DatabaseException if there is such a database, the server refuses, or its
	 * disk is full
	 */
	public Database cloneAs(Database template, String name) {
		// FILE_COPY leaves a checkpoint behind and next to no WAL; WAL_LOG, the default
		// since 15, would write the whole template to the WAL.
		return create(name, template.name(), (this.server.majorVersion() >= 15) ? " STRATEGY FILE_COPY" : "");
	}

	/**
	 * An empty database.
	 * @param purpose a word or two for its name
	 * @return for the caller to {@link #drop(Database)}
	 * @throws DatabaseException if the server refuses
	 */
	public Database empty(String purpose) {
		return create(Names.clone(purpose));
	}

	/** From template0: template1 may hold what somebody added to it. */
	Database create(String name) {
		return create(name, "template0", "");
	}

	private Database create(String name, String template, String strategy) {
		int lab = this.server.ownership().hold();
		return inSession("create the database " + name + " from " + template, (session) -> {
			session.execute("CREATE DATABASE \"%s\" TEMPLATE \"%s\"%s".formatted(name, template, strategy));
			session.execute("COMMENT ON DATABASE \"%s\" IS '%s'".formatted(name, LabDatabase.marker(lab)));
			return this.server.database(name);
		});
	}

	/**
	 * Drops a database that a lab of this role has made, with whoever is connected to it;
	 * does nothing if it is gone already.
	 * @param database a clone or a template
	 * @throws DatabaseException if no lab of this role has made it
	 */
	public void drop(Database database) {
		String name = database.name();
		inSession("drop the database " + name, (session) -> {
			if (session.isOfALab(name)) {
				session.execute("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
			}
			else if (session.exists(name)) {
				throw new DatabaseException("The database " + name
						+ " was not made by Downtime Lab as this role: it is not dropped. Who made it may drop it");
			}
			return null;
		});
	}

	/**
	 * Drops this role's unfinished templates and clones of labs that are gone. A lab is
	 * gone when nobody holds its advisory lock; even then nothing is dropped to which a
	 * client is connected.
	 */
	public void dropLeftovers() {
		inSession("drop what earlier labs left behind", (session) -> {
			Set<Integer> living = session.livingLabs();
			dropUnused(session, (database) -> !database.isTemplate() && !living.contains(database.lab()));
			return null;
		});
	}

	/**
	 * Looks whether the server has ended the session that says to other labs that this
	 * one is alive; another session says so from now on.
	 * @return whether it had ended: since then, another lab of this role may have dropped
	 * what nobody was connected to
	 */
	public boolean ownerWasEnded() {
		return this.server.ownership().wasEnded();
	}

	/**
	 * Drops all that labs of this role have made on this server, templates included.
	 * @throws DatabaseException if another lab of this role is at work on this server:
	 * its databases stay, and so does everything else
	 */
	public void dropAll() {
		int self = this.server.ownership().hold();
		inSession("drop all databases of the lab", (session) -> {
			Set<Integer> others = session.livingLabsOfThisRole();
			others.remove(self);
			if (!others.isEmpty()) {
				throw new DatabaseException("Another Downtime Lab is at work on " + this.server
						+ ": nothing is dropped. End it and try again");
			}
			dropUnused(session, (database) -> database.lab() != self);
			for (LabDatabase own : session.labDatabases()) {
				if (own.lab() == self) {
					session.execute("DROP DATABASE IF EXISTS \"" + own.name() + "\" WITH (FORCE)");
				}
			}
			return null;
		});
	}

	private static void dropUnused(Maintenance session, Predicate<LabDatabase> which) throws SQLException {
		for (LabDatabase database : session.labDatabases()) {
			if (which.test(database) && !database.connected()) {
				try {
					session.execute("DROP DATABASE IF EXISTS \"" + database.name() + "\"");
				}
				catch (SQLException ex) {
					// 55006: a client has connected meanwhile, so it is in use.
					if (!"55006".equals(ex.getSQLState())) {
						throw ex;
					}
				}
			}
		}
	}

	<T> T inSession(String doing, Work<T> work) {
		try (Maintenance session = Maintenance.open(this.server)) {
			return work.in(session);
		}
		catch (SQLException ex) {
			throw Failure.of(doing, ex);
		}
	}

	/** Something done in a session. */
	interface Work<T> {

		T in(Maintenance session) throws SQLException;

	}

}
