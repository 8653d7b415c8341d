package org.downtimelab.observe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A schema in lines that can be compared: the tables, columns, constraints and indexes of
 * all of the user's schemas. The order of columns, the names of not-null constraints and
 * migration tools' own tables do not count; whether a constraint is validated and an
 * index valid does. Triggers, views, functions and privileges are not looked at.
 */
public final class SchemaFingerprint {

	private final List<String> lines;

	private SchemaFingerprint(List<String> lines) {
		this.lines = lines;
	}

	/**
	 * Takes the fingerprint of a database.
	 * @param connection to it; its search_path is changed for the moment
	 * @param renames declared ones, as "large_order.placed_at" to
	 * "large_order.placed_at_tz": columns, constraints and indexes of a table that count
	 * as having their old name, wherever a definition names them
	 * @return the fingerprint
	 * @throws SQLException if the catalogs cannot be read
	 * @throws IllegalArgumentException if a rename is not within one table
	 */
	public static SchemaFingerprint of(Connection connection, Map<String, String> renames) throws SQLException {
		List<Rename> declared = renames.entrySet()
			.stream()
			.map((entry) -> Rename.of(entry.getKey(), entry.getValue()))
			.toList();
		TreeSet<String> lines = new TreeSet<>();
		for (String line : SchemaQuery.lines(connection)) {
			String old = line;
			for (Rename rename : declared) {
				old = rename.undo(old);
			}
			lines.add(old);
		}
		return new SchemaFingerprint(List.copyOf(lines));
	}

	/** What can be compared line by line, sorted. */
	public List<String> lines() {
		return this.lines;
	}

	/** The same for the same schema: 16 hexadecimal digits. */
	public String hash() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest(String.join("\n", this.lines).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 8);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
