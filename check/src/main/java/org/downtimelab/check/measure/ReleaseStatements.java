package org.downtimelab.check.measure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.downtimelab.check.catalog.Column;
import org.downtimelab.check.catalog.Relation;
import org.downtimelab.check.catalog.Schema;

/**
 * What the running release sends, with the columns that it knows: it reads all of them,
 * and adds a copy of a row. What went through before the migration must go through after
 * it.
 */
public final class ReleaseStatements {

	private static final int MOST_TABLES = 100;

	private final Map<String, String> sent = new LinkedHashMap<>();

	private ReleaseStatements() {
	}

	/** Those that go through now. */
	public static ReleaseStatements of(Connection connection, Schema schema) throws SQLException {
		ReleaseStatements release = new ReleaseStatements();
		List<Relation> tables = schema.relations()
			.all()
			.stream()
			.filter((each) -> each.isTable() && each.root() == each.oid())
			.limit(MOST_TABLES)
			.toList();
		for (Relation table : tables) {
			String insert = insert(schema, table.name());
			if (insert != null && release.refusal(connection, insert) == null) {
				release.sent.put(table.name(), insert);
			}
		}
		return release;
	}

	/**
	 * A copy of a row; keys that have a default get a new value. Null if there is no
	 * column.
	 */
	static String insert(Schema schema, String table) {
		Set<String> keys = schema.constraints()
			.stream()
			.filter((each) -> each.table().equals(table) && each.unique())
			.flatMap((each) -> each.columns().stream())
			.collect(Collectors.toSet());
		List<Column> given = schema.columns(table)
			.values()
			.stream()
			.filter((column) -> !column.computed() && !(keys.contains(column.name()) && column.filled()))
			.toList();
		if (given.isEmpty()) {
			return null;
		}
		String names = given.stream().map(Column::name).collect(Collectors.joining(", "));
		return "INSERT INTO " + table + " (" + names + ") SELECT " + names + " FROM " + table + " LIMIT 1";
	}

	private String refusal(Connection connection, String sql) throws SQLException {
		connection.setAutoCommit(false);
		try (Statement statement = connection.createStatement()) {
			statement.execute("SET LOCAL statement_timeout = '10s'");
			statement.execute(sql);
			return null;
		}
		catch (SQLException ex) {
			return ex.getMessage().strip().replaceAll("\\s*\\n\\s*", " ");
		}
		finally {
			connection.rollback();
			connection.setAutoCommit(true);
		}
	}

	/** What the server says to statements that fail now, by table. */
	public Map<String, String> refusals(Connection connection) throws SQLException {
		Map<String, String> refusals = new LinkedHashMap<>();
		for (Map.Entry<String, String> each : this.sent.entrySet()) {
			String words = refusal(connection, each.getValue());
			if (words != null) {
				refusals.put(each.getKey(),
						"An insert of the running release into " + each.getKey() + " fails: " + words);
			}
		}
		return refusals;
	}

}
