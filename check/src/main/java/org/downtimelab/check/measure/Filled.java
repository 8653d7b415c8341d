package org.downtimelab.check.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.check.CheckRefused;
import org.downtimelab.check.fill.AddedKeys;
import org.downtimelab.check.fill.FillResult;
import org.downtimelab.check.fill.SyntheticRows;
import org.downtimelab.database.Database;
import org.downtimelab.process.Query;

/**
 * Tables that were filled.
 *
 * @param rows of each, by name with schema
 * @param notes on tables that are not full
 */
public record Filled(Map<String, Long> rows, List<String> notes) {

	/**
	 * Fills tables.
	 * @param wanted rows, by table
	 * @param added keys that the migration adds
	 * @param seed a script to run instead, or null
	 */
	public static Filled of(Database database, Map<String, Long> wanted, AddedKeys added, Path seed)
			throws SQLException {
		try (Connection connection = database.connect("downtime-lab-check-fill")) {
			if (seed != null) {
				return seeded(connection, wanted, seed);
			}
			FillResult result = SyntheticRows.fill(connection, wanted, added);
			List<String> notes = new ArrayList<>();
			result.obstacles()
				.forEach((table, obstacle) -> notes
					.add(table + " could not be filled: " + obstacle + ". Give --seed a script that fills it"));
			return new Filled(result.rows(), notes);
		}
	}

	private static Filled seeded(Connection connection, Map<String, Long> wanted, Path seed) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(Files.readString(seed));
			Map<String, Long> rows = new LinkedHashMap<>();
			for (String table : wanted.keySet()) {
				rows.put(table,
						Query.first(connection, "SELECT count(*) FROM " + table, (row) -> row.getLong(1)).orElse(0L));
			}
			statement.execute("VACUUM (ANALYZE)");
			return new Filled(rows, List.of());
		}
		catch (IOException ex) {
			throw new CheckRefused("The seed " + seed + " cannot be read: " + ex.getMessage(), ex);
		}
		catch (SQLException ex) {
			throw new CheckRefused("The seed " + seed + " fails: " + ex.getMessage(), ex);
		}
	}

}
