package org.downtimelab.check.findings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types as SQL writes them. */
final class Types {

	private static final Pattern SIZED = Pattern.compile("([a-z ]+?)(?:\\((\\d+)(?:,(\\d+))?\\))?");

	private Types() {
	}

	/** Whether a text of the one type is one of the other, with no row changed. */
	static boolean widened(String from, String to) {
		return isVarchar(from) && (to.equals("text") || isVarchar(to) && size(to) > size(from));
	}

	/** Whether values that the one type takes are too long or too large for the other. */
	static boolean narrowed(String from, String to) {
		Matcher one = SIZED.matcher(from);
		Matcher other = SIZED.matcher(to);
		if (!one.matches() || !other.matches() || other.group(2) == null) {
			return rank(to) < rank(from);
		}
		return size(to) < size(from);
	}

	private static int rank(String type) {
		return switch (type) {
			case "smallint" -> 1;
			case "integer" -> 2;
			case "bigint" -> 3;
			default -> 0;
		};
	}

	private static boolean isVarchar(String type) {
		return type.startsWith("character varying");
	}

	private static long size(String type) {
		Matcher sized = SIZED.matcher(type);
		return (sized.matches() && sized.group(2) != null) ? Long.parseLong(sized.group(2)) : Long.MAX_VALUE;
	}

}
