package org.downtimelab.check.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.downtimelab.check.catalog.Column;
import org.downtimelab.check.catalog.Index;
import org.downtimelab.check.catalog.Schema;
import org.downtimelab.database.Database;
import org.downtimelab.process.Query;

/**
 * Look-ups by the leading column of each index, with a value that is there. Which plan
 * the server takes, and its time, come from EXPLAIN ANALYZE.
 */
public final class Lookups {

	private static final int MOST = 40;

	/** The shortest counts: what else runs on the machine makes some longer. */
	private static final int TIMES = 3;

	private static final Pattern TIME = Pattern.compile("\"Execution Time\": ([0-9.]+)");

	private final List<Lookup> indexed = new ArrayList<>();

	private Lookups() {
	}

	/**
	 * Those that find their rows with an index now.
	 * @param schema of the database
	 * @param tables that are looked into
	 */
	public static Lookups of(Database database, Schema schema, Collection<String> tables) throws SQLException {
		Lookups lookups = new Lookups();
		Set<String> seen = new HashSet<>();
		try (Connection connection = database.connect("downtime-lab-check")) {
			for (Index index : schema.indexes()) {
				String column = index.columns().isEmpty() ? "" : index.columns().get(0);
				if (tables.contains(index.table()) && index.valid() && !index.partial() && !column.isEmpty()
						&& lookups.indexed.size() < MOST && seen.add(index.table() + "." + column)) {
					lookups.add(connection, index, schema.columns(index.table()).get(column));
				}
			}
		}
		return lookups;
	}

	private void add(Connection connection, Index index, Column column) throws SQLException {
		Optional<String> value = Query.first(connection, "SELECT " + column.name() + "::text FROM " + index.table()
				+ " WHERE " + column.name() + " IS NOT NULL LIMIT 1 OFFSET 100", (row) -> row.getString(1));
		if (value.isPresent()) {
			String sql = "SELECT * FROM " + index.table() + " WHERE " + column.name() + " = '"
					+ value.get().replace("'", "''") + "'::" + column.type();
			Plan plan = plan(connection, sql);
			if (plan != null && !plan.readsAll()) {
				this.indexed.add(new Lookup(index, column.name(), sql, plan.ms()));
			}
		}
	}

	/** Those that read a whole table in this database, as it is now. */
	public List<SlowerLookup> slowerIn(Database database) throws SQLException {
		List<SlowerLookup> slower = new ArrayList<>();
		try (Connection connection = database.connect("downtime-lab-check")) {
			for (Lookup each : this.indexed) {
				Plan now = plan(connection, each.sql());
				if (now != null && now.readsAll()) {
					slower.add(new SlowerLookup(each.index().table(), each.column(), each.index().name(), each.ms(),
							now.ms()));
				}
			}
		}
		return slower;
	}

	/** Null if the server refuses it, as when the table or the column is gone. */
	private static Plan plan(Connection connection, String sql) {
		double best = Double.MAX_VALUE;
		boolean readsAll = false;
		try (Statement statement = connection.createStatement()) {
			statement.execute("SET statement_timeout = '20s'");
			for (int i = 0; i < TIMES; i++) {
				String plan = Query
					.first(connection, "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) " + sql, (row) -> row.getString(1))
					.orElse("");
				readsAll = plan.contains("\"Node Type\": \"Seq Scan\"");
				Matcher time = TIME.matcher(plan);
				best = time.find() ? Math.min(best, Double.parseDouble(time.group(1))) : best;
			}
			return new Plan(readsAll, best);
		}
		catch (SQLException ex) {
			return null;
		}
	}

	/**
	 * A look-up that used an index.
	 *
	 * @param index that begins with the column
	 * @param column whose value it asks for
	 * @param sql the query
	 * @param ms how long it took
	 */
	private record Lookup(Index index, String column, String sql, double ms) {
	}

	/**
	 * What the server did.
	 *
	 * @param readsAll whether it read a whole table
	 * @param ms how long it took
	 */
	private record Plan(boolean readsAll, double ms) {
	}

}
