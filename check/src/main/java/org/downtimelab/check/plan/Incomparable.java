package org.downtimelab.check.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.downtimelab.check.catalog.Column;
import org.downtimelab.check.catalog.Relation;
import org.downtimelab.check.catalog.Schema;

/**
 * A new column, or one of another type, that the server refuses to compare: a query with
 * DISTINCT, UNION or GROUP BY that has it fails.
 *
 * @param table with its schema
 * @param column its name
 * @param type as SQL writes it
 * @param refusal what the server says to DISTINCT
 */
public record Incomparable(String table, String column, String type, String refusal) {

	/** Asks the server about each column of a table that the migration gave a type. */
	public static List<Incomparable> in(Connection connection, Schema before, Schema after) throws SQLException {
		List<Incomparable> found = new ArrayList<>();
		for (Relation table : after.relations().all()) {
			if (table.isTable() && table.root() == table.oid()) {
				for (Column column : after.columns(table.name()).values()) {
					Column old = before.columns(table.name()).get(column.name());
					String refusal = (old == null || !old.type().equals(column.type()))
							? refusal(connection, table.name(), column.name()) : null;
					if (refusal != null) {
						found.add(new Incomparable(table.name(), column.name(), column.type(), refusal));
					}
				}
			}
		}
		return found;
	}

	private static String refusal(Connection connection, String table, String column) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("SELECT DISTINCT " + column + " FROM " + table + " LIMIT 0");
			return null;
		}
		catch (SQLException ex) {
			return "42883".equals(ex.getSQLState()) ? ex.getMessage().lines().findFirst().orElse("") : null;
		}
	}

}
