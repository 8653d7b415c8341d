package org.downtimelab.experiment;

import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;

/**
 * A database that is dropped when its user is done with it, with whoever is connected to
 * it, unless it is to be kept. Whoever closes it second waits until the first is done.
 */
final class ScratchDatabase implements AutoCloseable {

	private final Databases databases;

	private final Database database;

	private boolean done;

	ScratchDatabase(Databases databases, Database database) {
		this.databases = databases;
		this.database = database;
	}

	Database database() {
		return this.database;
	}

	/** From now on it is not dropped. */
	synchronized void keep() {
		this.done = true;
	}

	@Override
	public synchronized void close() {
		if (!this.done) {
			this.done = true;
			this.databases.drop(this.database);
		}
	}

}
