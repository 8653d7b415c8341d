package org.downtimelab.console.command;

/** Where the output goes: the launcher knows, since only a shell can tell for certain. */
final class Terminal {

	private Terminal() {
	}

	/** Whether it is a terminal that can draw in place. */
	static boolean present() {
		return Boolean.getBoolean("lab.terminal") && !"dumb".equals(System.getenv("TERM"));
	}

	static boolean colour() {
		return present() && System.getenv("NO_COLOR") == null;
	}

	/** Its width, 100 where it is not known. */
	static int columns() {
		return Integer.getInteger("lab.columns", 100);
	}

}
