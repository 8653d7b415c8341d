package org.downtimelab.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Says to other labs on the same server that this one is alive: a session that holds an
 * advisory lock with this lab's number. The server lets go of it when the session is
 * gone, however that came about. The session is idle and outside of a transaction, so it
 * holds no snapshot that a {@code CREATE INDEX CONCURRENTLY} would have to wait for.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS">Advisory
 * Locks</a>
 */
final class Ownership implements AutoCloseable {

	/** First key of the locks of all labs; the second is the lab's number. */
	static final int KEY = 0x444c4142;

	private final Database maintenance;

	private final int lab = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);

	private Connection session;

	Ownership(Database maintenance) {
		this.maintenance = maintenance;
	}

	/**
	 * Takes the lock if it is not held.
	 * @return this lab's number, for the markers of its databases
	 */
	synchronized int hold() {
		try {
			if (this.session == null || !this.session.isValid(5)) {
				this.session = this.maintenance.connect("downtime-lab-owner");
				// Shared: the server may not have noticed yet that a broken session
				// of this lab is gone.
				try (Statement statement = this.session.createStatement()) {
					statement.execute("SELECT pg_advisory_lock_shared(" + KEY + ", " + this.lab + ")");
				}
			}
			return this.lab;
		}
		catch (SQLException ex) {
			throw Failure.of("say that this lab is alive", ex);
		}
	}

	/**
	 * Looks whether the server has ended the session since it was last held, and takes
	 * the lock again if so.
	 */
	synchronized boolean wasEnded() {
		try {
			if (this.session == null || this.session.isValid(5)) {
				return false;
			}
		}
		catch (SQLException ex) {
			throw Failure.of("see whether this lab is still known to be alive", ex);
		}
		hold();
		return true;
	}

	@Override
	public synchronized void close() {
		if (this.session == null) {
			return;
		}
		try {
			this.session.close();
		}
		catch (SQLException ex) {
			throw Failure.of("end the session that says that this lab is alive", ex);
		}
		this.session = null;
	}

}
