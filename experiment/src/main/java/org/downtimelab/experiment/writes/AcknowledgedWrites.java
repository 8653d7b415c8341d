package org.downtimelab.experiment.writes;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.downtimelab.scenario.Column;
import org.downtimelab.scenario.WrittenRows;
import org.downtimelab.traffic.Request;

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
	 * @param keptIn the tables in which a row of the column's table counts as kept
	 */
	public WriteAudit audit(List<Request> writes, Column column, List<String> keptIn) throws SQLException {
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
			audit = audit.plus(auditBatch(rows.subList(from, Math.min(from + BATCH, rows.size())), column, keptIn));
		}
		return audit;
	}

	private WriteAudit auditBatch(List<RowWrites> rows, Column column, List<String> keptIn) throws SQLException {
		Map<Long, Object> found = WrittenRows.find(this.connection, keptIn, column.name(),
				rows.stream().map(RowWrites::id).toList());
		long acknowledged = 0;
		List<Long> lostAt = new ArrayList<>();
		List<String> examples = new ArrayList<>();
		for (RowWrites row : rows) {
			acknowledged += row.acknowledged();
			boolean there = found.containsKey(row.id());
			if (there && row.mayHold(found.get(row.id()), this.comparison)) {
				continue;
			}
			lostAt.addAll(row.lostAt(there));
			if (examples.size() < WriteAudit.EXAMPLES) {
				examples.add("%s id %s: acknowledged %s, found %s".formatted(column.table(), row.id(),
						row.lastAcknowledged().value(), there ? found.get(row.id()) : "no such row"));
			}
		}
		return new WriteAudit(acknowledged, lostAt.size(), lostAt, examples);
	}

	/**
	 * Checks deletes: a row whose delete was acknowledged must be gone.
	 * @param deletes all that were tried, in any order
	 * @param keptIn the tables in which a row of the table counts as kept
	 */
	public WriteAudit auditDeletes(List<Request> deletes, List<String> keptIn) throws SQLException {
		Map<Long, Long> acknowledged = new LinkedHashMap<>();
		deletes.stream()
			.filter((delete) -> delete.id().isPresent() && !delete.failed())
			.forEach((delete) -> acknowledged.put(delete.id().getAsLong(), delete.end()));
		List<Long> ids = List.copyOf(acknowledged.keySet());
		WriteAudit audit = WriteAudit.NONE;
		for (int from = 0; from < ids.size(); from += BATCH) {
			List<Long> batch = ids.subList(from, Math.min(from + BATCH, ids.size()));
			List<Long> found = WrittenRows.find(this.connection, keptIn, "id", batch)
				.keySet()
				.stream()
				.sorted()
				.toList();
			List<String> examples = found.stream()
				.limit(WriteAudit.EXAMPLES)
				.map((id) -> "%s id %s: acknowledged its delete, found the row".formatted(keptIn.get(0), id))
				.toList();
			audit = audit.plus(new WriteAudit(batch.size(), found.size(),
					found.stream().map(acknowledged::get).toList(), examples));
		}
		return audit;
	}

}
