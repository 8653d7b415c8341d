package org.downtimelab.database;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database that has the lab's prefix and the lab's marker, which is its comment. With
 * only one of the two, it is somebody else's.
 *
 * @param name as in {@code pg_database}
 * @param lab the number of the lab that made it
 * @param connected whether a client is connected to it
 */
record LabDatabase(String name, int lab, boolean connected) {

	private static final Pattern MARKER = Pattern
		.compile("Downtime Lab (\\d{1,10}) made this database; `lab clean` drops it");

	/** The comment of what a lab makes. */
	static String marker(int lab) {
		return "Downtime Lab " + lab + " made this database; `lab clean` drops it";
	}

	/** The number of the lab that left this comment, if one did. */
	static OptionalInt labOf(String comment) {
		Matcher marker = MARKER.matcher((comment != null) ? comment : "");
		return marker.matches() ? OptionalInt.of(Integer.parseInt(marker.group(1))) : OptionalInt.empty();
	}

	boolean isTemplate() {
		return this.name.startsWith(Names.TEMPLATE);
	}

}
