package org.downtimelab.check.measure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import org.downtimelab.check.catalog.Column;
import org.downtimelab.check.catalog.Constraint;
import org.downtimelab.check.catalog.Schema;
import org.downtimelab.process.Query;
import org.downtimelab.traffic.Endpoint.Kind;
import org.downtimelab.traffic.SqlProbe;

/**
 * What users of a table do: look up a row by its key, update a row to what it was, and
 * insert a copy of a row, which they roll back. What the table rejects before the
 * migration is left out.
 */
final class TableUsers {

	private static final int KEYS = 48;

	private final Connection connection;

	private final Schema schema;

	TableUsers(Connection connection, Schema schema) {
		this.connection = connection;
		this.schema = schema;
	}

	/** The probes of a table. */
	List<SqlProbe> probes(String table) throws SQLException {
		List<SqlProbe> probes = new ArrayList<>();
		Constraint key = this.schema.constraints()
			.stream()
			.filter((each) -> each.table().equals(table) && each.unique() && each.valid() && !each.columns().isEmpty())
			.filter((each) -> !each.definition().contains(" WHERE "))
			.min((one, other) -> Character.compare(rank(one.kind()), rank(other.kind())))
			.orElse(null);
		String where = (key != null) ? where(table, key.columns()) : null;
		if (where != null) {
			Map<String, Column> columns = this.schema.columns(table);
			String all = columns.values().stream().map(Column::name).collect(Collectors.joining(", "));
			Column own = columns.values()
				.stream()
				.filter((column) -> !column.computed() && !key.columns().contains(column.name()))
				.findFirst()
				.orElse(columns.get(key.columns().get(0)));
			add(probes, table, Kind.READ, "SELECT " + all + " FROM " + table + where);
			add(probes, table, Kind.UPDATE, "UPDATE " + table + " SET " + own.name() + " = " + own.name() + where);
		}
		String insert = ReleaseStatements.insert(this.schema, table);
		if (insert != null) {
			add(probes, table, Kind.INSERT, takenBack(insert));
		}
		return probes;
	}

	/** In a subtransaction that is rolled back, so that the table stays as it is. */
	private static String takenBack(String insert) {
		return "DO $lab$ BEGIN " + insert
				+ "; RAISE SQLSTATE 'LAB01'; EXCEPTION WHEN SQLSTATE 'LAB01' THEN NULL; END $lab$";
	}

	private static char rank(char kind) {
		return (kind == 'p') ? 'a' : kind;
	}

	/** Keys of some rows, as texts in the statement, so that keys of any type will do. */
	private String where(String table, List<String> key) throws SQLException {
		List<List<String>> rows = Query.all(this.connection,
				"SELECT " + key.stream().map((column) -> column + "::text").collect(Collectors.joining(", ")) + " FROM "
						+ table + " LIMIT " + KEYS,
				(row) -> {
					List<String> values = new ArrayList<>();
					for (int i = 1; i <= key.size(); i++) {
						values.add(row.getString(i));
					}
					return values.contains(null) ? null : values;
				});
		if (rows.isEmpty()) {
			return null;
		}
		List<String> conditions = new ArrayList<>();
		for (int i = 0; i < key.size(); i++) {
			int place = i;
			String type = this.schema.columns(table).get(key.get(i)).type();
			String values = rows.stream()
				.map((row) -> "'" + row.get(place).replace("'", "''") + "'")
				.collect(Collectors.joining(", "));
			conditions
				.add("%s = (ARRAY[%s]::%s[])[1 + (?::bigint %% %s)]".formatted(key.get(i), values, type, rows.size()));
		}
		return " WHERE " + String.join(" AND ", conditions);
	}

	private void add(List<SqlProbe> probes, String table, Kind kind, String sql) {
		try (Statement attempt = this.connection.createStatement()) {
			attempt.execute(sql.replace("?", "0"));
			probes.add(new SqlProbe(table + " " + kind.word(), kind, table, sql,
					() -> ThreadLocalRandom.current().nextLong(1_000_000)));
		}
		catch (SQLException ex) {
			// The table rejects it, with or without the migration.
		}
	}

}
