package org.downtimelab.check.project;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comments above a statement. */
final class Comments {

	private static final Pattern LEADING = Pattern.compile("\\A(?:\\s+|--[^\\n]*(?:\\n|\\z)|/\\*.*?\\*/)+",
			Pattern.DOTALL);

	private Comments() {
	}

	/** The text without its leading comments. */
	static String skip(String sql) {
		Matcher leading = LEADING.matcher(sql);
		return leading.find() ? sql.substring(leading.end()) : sql;
	}

}
