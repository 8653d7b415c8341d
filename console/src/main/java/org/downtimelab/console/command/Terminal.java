package org.downtimelab.console.command;

/** Where the output goes: the launcher knows, since only a shell can tell for certain. */
final class Terminal {

	/** On less, lines wrap. */
	private static final int NARROWEST = 20;

	private static final int UNKNOWN = 100;

	private Terminal() {
	}

	/** Whether it is a terminal that can draw in place. */
	static boolean present() {
		return Boolean.getBoolean("lab.terminal") && !"dumb".equals(System.getenv("TERM"));
	}

	static boolean colour() {
		return present() && System.getenv("NO_COLOR") == null;
	}

	/**
	 * Its width in characters, or one to go by where it is not known: some terminals say
	 * 0.
	 */
	static int columns() {
		int columns = Integer.getInteger("lab.columns", 0);
		return (columns > 0) ? Math.max(columns, NARROWEST) : UNKNOWN;
	}

}
