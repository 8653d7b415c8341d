package org.downtimelab.check;

import java.util.function.Consumer;

import org.downtimelab.check.result.CheckResult;
import org.downtimelab.database.Server;

/** Plays somebody's migrations on a server and says what they do to live traffic. */
public final class Check {

	private final CheckOptions options;

	private Check(CheckOptions options) {
		this.options = options;
	}

	/** A check of what the options name. */
	public static Check of(CheckOptions options) {
		return new Check(options);
	}

	/**
	 * Plays it.
	 * @param server takes scratch databases and scratch roles, and is left without them
	 * @param progress told in plain words what is going on, a line each
	 * @return what was found
	 */
	public CheckResult on(Server server, Consumer<String> progress) {
		throw new UnsupportedOperationException("check of " + this.options.folder());
	}

}
