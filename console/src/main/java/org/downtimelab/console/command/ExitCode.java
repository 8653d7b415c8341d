package org.downtimelab.console.command;

/** What the lab's exit codes mean. */
final class ExitCode {

	static final int DONE = 0;

	/**
	 * A path that claims to be safe was not, or a checked migration is harmful: nothing
	 * else is told by this.
	 */
	static final int NOT_SAFE = 1;

	static final int WRONG_USAGE = 2;

	/**
	 * The environment failed, or was too noisy to judge; or the lab itself failed. The
	 * launcher says so as well of a JVM that does not start.
	 */
	static final int ENVIRONMENT = 3;

	/** Told to end, as by Ctrl-C: 128 and the number of SIGINT, as every shell has it. */
	static final int INTERRUPTED = 130;

	private ExitCode() {
	}

}
