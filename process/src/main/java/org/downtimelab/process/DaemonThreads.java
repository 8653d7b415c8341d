package org.downtimelab.process;

import java.util.concurrent.ThreadFactory;

/** Threads that keep no process alive. */
public final class DaemonThreads {

	private DaemonThreads() {
	}

	/**
	 * Makes them for an executor.
	 * @param name of each, as a thread dump shows it
	 */
	public static ThreadFactory named(String name) {
		return (task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		};
	}

}
