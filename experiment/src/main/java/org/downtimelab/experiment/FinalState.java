package org.downtimelab.experiment;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.downtimelab.database.Database;
import org.downtimelab.experiment.writes.AcknowledgedWrites;
import org.downtimelab.experiment.writes.WriteAudit;
import org.downtimelab.observe.RelationName;
import org.downtimelab.observe.SchemaFingerprint;
import org.downtimelab.process.LabException;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Column;
import org.downtimelab.scenario.KeptRows;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Subject;
import org.downtimelab.traffic.Endpoint;
import org.downtimelab.traffic.Request;

/** What a path has left behind in its database. */
public final class FinalState {

	private final Subject subject;

	private final Path path;

	private final Database database;

	/**
	 * The end of a path.
	 * @param database where it was played
	 */
	public FinalState(Subject subject, Path path, Database database) {
		this.subject = subject;
		this.path = path;
		this.database = database;
	}

	/**
	 * Looks for every acknowledged write.
	 * @param requests of an endpoint, by its name, whatever they were answered
	 */
	public WriteAudit audit(Function<String, List<Request>> requests) {
		Map<Column, List<Request>> byColumn = new LinkedHashMap<>();
		Map<String, List<Request>> deletes = new LinkedHashMap<>();
		for (Endpoint endpoint : this.subject.endpoints()) {
			if (endpoint.values() != null) {
				byColumn.computeIfAbsent(this.subject.written(this.path, endpoint), (column) -> new ArrayList<>())
					.addAll(requests.apply(endpoint.name()));
			}
			else if (endpoint.deletes()) {
				deletes.computeIfAbsent(endpoint.table(), (table) -> new ArrayList<>())
					.addAll(requests.apply(endpoint.name()));
			}
		}
		return look((connection) -> {
			AcknowledgedWrites writes = new AcknowledgedWrites(connection);
			WriteAudit audit = WriteAudit.NONE;
			for (Map.Entry<Column, List<Request>> entry : byColumn.entrySet()) {
				audit = audit
					.plus(writes.audit(entry.getValue(), entry.getKey(), this.subject.keptIn(entry.getKey().table())));
			}
			for (Map.Entry<String, List<Request>> entry : deletes.entrySet()) {
				audit = audit.plus(writes.auditDeletes(entry.getValue(), this.subject.keptIn(entry.getKey())));
			}
			return audit;
		});
	}

	/** Whether the scenario's goal was reached, whatever the migration reported. */
	public List<String> schemaProblems() {
		return look((connection) -> {
			List<String> problems = new ArrayList<>();
			for (Check check : this.subject.goal()) {
				check.problem(connection).ifPresent(problems::add);
			}
			return problems;
		});
	}

	/**
	 * The rows that no path may destroy, counted now; 0 where the scenario names none.
	 */
	public long keptRows() {
		return look((connection) -> {
			Optional<KeptRows> kept = this.subject.keptRows();
			return kept.isPresent() ? kept.get().count(connection) : 0L;
		});
	}

	/** The same, with the names that locks on their tables will have. */
	List<EndpointTouch> named(List<EndpointTouch> touches) {
		return look((connection) -> {
			List<EndpointTouch> named = new ArrayList<>();
			for (EndpointTouch touch : touches) {
				named.add((touch.table() == null) ? touch
						: new EndpointTouch(touch.name(), touch.kind(), RelationName.of(connection, touch.table())));
			}
			return named;
		});
	}

	/** The schema, to compare with another path's. */
	public SchemaFingerprint fingerprint() {
		return look((connection) -> SchemaFingerprint.of(connection, this.subject.renames(this.path)));
	}

	private <T> T look(Look<T> look) {
		try (Connection connection = this.database.connect("downtime-lab-finalState")) {
			return look.at(connection);
		}
		catch (SQLException ex) {
			throw new LabException("Cannot look at what the path left behind: " + ex.getMessage(), ex);
		}
	}

	private interface Look<T> {

		T at(Connection connection) throws SQLException;

	}

}
