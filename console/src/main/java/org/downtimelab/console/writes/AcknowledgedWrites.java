package org.downtimelab.console.writes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.downtimelab.load.Request;
import org.downtimelab.scenario.Column;

/** Looks for each acknowledged write in the table. */
public final class AcknowledgedWrites {

	private static final int BATCH = 5_000;

	private final ValueComparison comparison = new ValueComparison();

	private final Connection connection;

	/**
	 * An audit in one database.
	 * @param connection to it, in autocommit
	 */
	public AcknowledgedWrites(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Checks the writes of endpoints that write the same column.
	 * @param writes all that were tried, in any order
	 * @param column where they must be
	 */
	public WriteAudit audit(List<Request> writes, Column column) throws SQLException {
		Map<Long, List<Request>> byRow = writes.stream()
			.filter((write) -> write.id().isPresent())
			.collect(Collectors.groupingBy((write) -> write.id().getAsLong()));
		List<RowWrites> rows = byRow.entrySet()
			.stream()
			.map((entry) -> new RowWrites(entry.getKey(), entry.getValue()))
			.filter((row) -> row.acknowledged() > 0)
			.toList();
		WriteAudit audit = WriteAudit.NONE;
		for (int from = 0; from < rows.size(); from += BATCH) {
			audit = audit.plus(auditBatch(rows.subList(from, Math.min(from + BATCH, rows.size())), column));
		}
		return audit;
	}

	private WriteAudit auditBatch(List<RowWrites> rows, Column column) throws SQLException {
		Map<Long, Object> found = find(rows, column);
		long acknowledged = 0;
		long lost = 0;
		List<String> examples = new ArrayList<>();
		for (RowWrites row : rows) {
			acknowledged += row.acknowledged();
			boolean there = found.containsKey(row.id());
			if (there && row.mayHold(found.get(row.id()), this.comparison)) {
				continue;
			}
			lost += there ? 1 : row.acknowledged();
			if (examples.size() < WriteAudit.EXAMPLES) {
				examples.add("%s id %d: acknowledged %s, found %s".formatted(column.table(), row.id(),
						row.lastAcknowledged(), there ? found.get(row.id()) : "no such row"));
			}
		}
		return new WriteAudit(acknowledged, lost, examples);
	}

	private Map<Long, Object> find(List<RowWrites> rows, Column column) throws SQLException {
		Map<Long, Object> found = new HashMap<>();
		String sql = "SELECT id, %s FROM %s WHERE id = ANY (?)".formatted(column.name(), column.table());
		try (PreparedStatement query = this.connection.prepareStatement(sql)) {
			query.setArray(1, this.connection.createArrayOf("bigint", rows.stream().map(RowWrites::id).toArray()));
			try (ResultSet result = query.executeQuery()) {
				boolean instant = result.getMetaData().getColumnTypeName(2).equals("timestamptz");
				while (result.next()) {
					found.put(result.getLong(1),
							instant ? result.getObject(2, OffsetDateTime.class) : result.getString(2));
				}
			}
		}
		return found;
	}

}
