package org.downtimelab.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * Names of the lab's databases. PostgreSQL cuts a name after 63 bytes, so what is longer
 * is hashed.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS">Identifiers</a>
 */
final class Names {

	static final String PREFIX = "downtime_lab_";

	static final String TEMPLATE = PREFIX + "template_";

	static final String BUILDING = PREFIX + "building_";

	private static final String CLONE = PREFIX + "clone_";

	private static final int BYTES = 63;

	private static final int HASH = 12;

	private Names() {
	}

	/** The same for the same name; complete, because only complete ones get it. */
	static String template(String name) {
		return TEMPLATE + fit(name, BYTES - TEMPLATE.length());
	}

	/** Where a lab builds a template. */
	static String building(String name, int lab) {
		return BUILDING + hash(name) + "_" + lab;
	}

	/** Another one at each call. */
	static String clone(String purpose) {
		String unique = UUID.randomUUID().toString().replace("-", "").substring(0, HASH);
		return CLONE + fit(purpose, BYTES - CLONE.length() - unique.length() - 1) + "_" + unique;
	}

	private static String fit(String name, int bytes) {
		String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
		if (plain.equals(name) && plain.length() <= bytes) {
			return plain;
		}
		int room = Math.min(plain.length(), bytes - HASH - 1);
		return plain.substring(0, room) + "_" + hash(name);
	}

	private static String hash(String name) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest).substring(0, HASH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
