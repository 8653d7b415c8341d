package org.downtimelab.observe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A schema in lines that can be compared: tables, columns, constraints, indexes. The
 * order of columns, the names of not-null constraints and Flyway's own table do not
 * count; whether a constraint is validated and an index valid does.
 */
public final class SchemaFingerprint {

	private static final String SQL = """
			WITH mine AS (
			  SELECT c.oid, c.oid::regclass::text AS name, c.relkind
			  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			  WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
			    AND c.relname NOT LIKE 'flyway\\_schema\\_history%'
			)
			SELECT format('table %s', name) FROM mine WHERE relkind IN ('r', 'p')
			UNION ALL
			SELECT format('column %s.%s %s%s%s%s', m.name, a.attname, format_type(a.atttypid, a.atttypmod),
			              CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
			              coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), ''),
			              CASE a.attidentity WHEN '' THEN '' ELSE ' IDENTITY' END)
			FROM mine m JOIN pg_attribute a ON a.attrelid = m.oid
			LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
			WHERE m.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
			UNION ALL
			SELECT format('constraint %s.%s %s', m.name, k.conname, pg_get_constraintdef(k.oid))
			FROM mine m JOIN pg_constraint k ON k.conrelid = m.oid WHERE k.contype <> 'n'
			UNION ALL
			SELECT format('index %s%s', pg_get_indexdef(i.indexrelid), CASE WHEN i.indisvalid THEN '' ELSE ' INVALID' END)
			FROM mine m JOIN pg_index i ON i.indrelid = m.oid""";

	private final List<String> lines;

	private SchemaFingerprint(List<String> lines) {
		this.lines = lines;
	}

	/**
	 * Takes the fingerprint of a database.
	 * @param connection to it
	 * @param renames declared ones, as "large_order.placed_at" to
	 * "large_order.placed_at_tz": columns that count as having their old name
	 */
	public static SchemaFingerprint of(Connection connection, Map<String, String> renames) throws SQLException {
		TreeSet<String> lines = new TreeSet<>();
		try (PreparedStatement query = connection.prepareStatement(SQL); ResultSet found = query.executeQuery()) {
			while (found.next()) {
				String line = found.getString(1);
				for (Map.Entry<String, String> rename : renames.entrySet()) {
					line = line.replace("column " + rename.getValue() + " ", "column " + rename.getKey() + " ");
				}
				lines.add(line);
			}
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
