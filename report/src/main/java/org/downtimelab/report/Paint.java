package org.downtimelab.report;

/**
 * Colours of a terminal, as ECMA-48 has them; none where it has none.
 *
 * @param colour whether to use them
 */
record Paint(boolean colour) {

	String red(String text) {
		return with("31", text);
	}

	String green(String text) {
		return with("32", text);
	}

	String yellow(String text) {
		return with("33", text);
	}

	String bold(String text) {
		return with("1", text);
	}

	String dim(String text) {
		return with("2", text);
	}

	private String with(String attribute, String text) {
		return this.colour ? "\u001B[" + attribute + "m" + text + "\u001B[0m" : text;
	}

}
