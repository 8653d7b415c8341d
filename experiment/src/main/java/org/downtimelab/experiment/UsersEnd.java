package org.downtimelab.experiment;

import org.downtimelab.traffic.RunningUsers;

/**
 * The users of the path before. They may write a report of their own while the next path
 * is rehearsed; they are waited for before anything is measured.
 */
final class UsersEnd implements AutoCloseable {

	private RunningUsers users;

	void leave(RunningUsers running) {
		this.users = running;
	}

	/**
	 * Waits until they have ended.
	 * @throws org.downtimelab.process.LabException if they end badly, or not in time
	 */
	void await() {
		if (this.users != null) {
			this.users.awaitEnd();
			close();
		}
	}

	/** Ends them at once. */
	@Override
	public void close() {
		if (this.users != null) {
			this.users.close();
			this.users = null;
		}
	}

}
