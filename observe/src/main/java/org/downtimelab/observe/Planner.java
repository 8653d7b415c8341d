package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.downtimelab.process.Query;

/**
 * Asks PostgreSQL how it runs statements, without running them. A session of an
 * application sends the same prepared statement again and again: from the sixth time on
 * the server may take one plan for all values (manual, page sql-prepare, "Notes"). So a
 * statement is prepared and explained six times; the last plan is the one that such a
 * session stays with. That works on all versions; GENERIC_PLAN, from 16 on, always shows
 * the plan for all values, also where no session would take it.
 */
public final class Planner {

	private static final int SETTLED = 6;

	private static final Pattern COST = Pattern.compile("  \\(cost=[\\d.]+\\.\\.([\\d.]+) rows=\\d+ width=\\d+\\)");

	private static final String TYPES = """
			SELECT unnest(parameter_types)::text FROM pg_prepared_statements WHERE name = 'downtime_lab'""";

	private final Connection session;

	/**
	 * A planner.
	 * @param session in autocommit, with the settings of the application's sessions; it
	 * is not used for anything else meanwhile
	 */
	public Planner(Connection session) {
		this.session = session;
	}

	/**
	 * The plan that a session stays with. The values are made up, one for each type: 42,
	 * the letter a, now.
	 * @param sql one SELECT, INSERT, UPDATE, DELETE or MERGE, with {@code ?} for each
	 * value
	 * @return its plan, or why it cannot be planned
	 */
	public QueryPlan plan(String sql) {
		try (Statement statement = this.session.createStatement()) {
			statement.execute("PREPARE downtime_lab AS " + numbered(sql));
			try {
				return planned(sql);
			}
			finally {
				statement.execute("DEALLOCATE downtime_lab");
			}
		}
		catch (SQLException ex) {
			return new QueryPlan(sql, List.of(), 0, ex.getMessage());
		}
	}

	private QueryPlan planned(String sql) throws SQLException {
		List<String> values = Query.all(this.session, TYPES, (type) -> value(type.getString(1)));
		String call = "EXPLAIN EXECUTE downtime_lab" + (values.isEmpty() ? "" : "(" + String.join(", ", values) + ")");
		List<String> lines = List.of();
		for (int i = 0; i < SETTLED; i++) {
			lines = Query.all(this.session, call, (line) -> line.getString(1));
		}
		Matcher cost = COST.matcher(lines.get(0));
		return new QueryPlan(sql, lines.stream().map((line) -> COST.matcher(line).replaceAll("")).toList(),
				cost.find() ? Double.parseDouble(cost.group(1)) : 0, null);
	}

	private static String value(String type) {
		return switch (type) {
			case "smallint", "integer", "bigint", "numeric", "real", "double precision" -> "42";
			case "text", "character varying", "character" -> "'a'";
			case "boolean" -> "true";
			case "date", "timestamp without time zone", "timestamp with time zone" -> "now()";
			case "uuid" -> "gen_random_uuid()";
			default -> "NULL";
		};
	}

	/** With $1, $2 … for each {@code ?} outside of quotes, as PREPARE wants it. */
	private static String numbered(String sql) {
		List<String> parts = new ArrayList<>();
		int values = 0;
		Matcher piece = Pattern.compile("'[^']*'|\"[^\"]*\"|\\?\\?|\\?|[^'\"?]+|.", Pattern.DOTALL).matcher(sql);
		while (piece.find()) {
			parts.add(switch (piece.group()) {
				case "?" -> "$" + ++values;
				case "??" -> "?";
				default -> piece.group();
			});
		}
		return String.join("", parts);
	}

}
