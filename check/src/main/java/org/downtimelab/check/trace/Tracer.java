package org.downtimelab.check.trace;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.downtimelab.check.catalog.Relation;
import org.downtimelab.check.catalog.Relations;
import org.downtimelab.check.play.StatementWatch;
import org.downtimelab.check.project.ScriptStatement;
import org.downtimelab.check.scratch.Scratch;
import org.downtimelab.database.Database;
import org.downtimelab.observe.LockMode;
import org.downtimelab.observe.StandIn.Call;

/**
 * Sees what each statement does. One that would run outside of a transaction is put into
 * one of its own, so that its locks can still be seen when it has returned; where the
 * server refuses that, as for CONCURRENTLY, it is seen from outside while a long read
 * makes it wait.
 */
public final class Tracer implements StatementWatch {

	/** "cannot run inside a transaction block", and COMMIT within a DO block. */
	private static final Set<String> NOT_IN_TRANSACTION = Set.of("25001", "2D000");

	private final Relations before;

	private final Database database;

	private final Scratch scratch;

	private final List<TracedStatement> traced = new ArrayList<>();

	private int transaction;

	/**
	 * A tracer of one play.
	 * @param before the relations that exist
	 * @param database where the script is played
	 */
	public Tracer(Relations before, Database database, Scratch scratch) {
		this.before = before;
		this.database = database;
		this.scratch = scratch;
	}

	@Override
	public Object around(ScriptStatement statement, Connection session, Call call) throws Throwable {
		if (!session.getAutoCommit()) {
			return looked(statement, session, call);
		}
		session.setAutoCommit(false);
		try {
			Object result = looked(statement, session, call);
			session.commit();
			return result;
		}
		catch (SQLException ex) {
			session.rollback();
			if (!NOT_IN_TRANSACTION.contains(String.valueOf(ex.getSQLState()))) {
				throw ex;
			}
		}
		finally {
			session.setAutoCommit(true);
			this.transaction++;
		}
		return alone(statement, session, call);
	}

	private Object looked(ScriptStatement statement, Connection session, Call call) throws Throwable {
		Look first = Look.at(session);
		Object result = call.make();
		add(statement, false, first, Look.at(session));
		return result;
	}

	private Object alone(ScriptStatement statement, Connection session, Call call) throws Throwable {
		Look first = Look.at(session);
		try (SeenFromOutside seen = SeenFromOutside.of(session, statement.sql(), this.database, this.before,
				this.scratch)) {
			Object result = call.make();
			seen.stop();
			Look after = Look.at(session);
			add(statement, true, first, new Look(seen.locks(), after.files(), Map.of(), Map.of(), 0));
			return result;
		}
		finally {
			this.transaction++;
		}
	}

	private void add(ScriptStatement statement, boolean alone, Look first, Look last) {
		Map<String, LockMode> took = new LinkedHashMap<>();
		Set<String> rewrote = new LinkedHashSet<>();
		Map<String, Long> read = new LinkedHashMap<>();
		Map<String, Long> changed = new LinkedHashMap<>();
		for (Relation relation : this.before.all()) {
			long oid = relation.oid();
			Set<LockMode> had = first.locks().getOrDefault(oid, Set.of());
			last.locks()
				.getOrDefault(oid, Set.of())
				.stream()
				.filter((mode) -> !had.contains(mode))
				.max(LockMode::compareTo)
				.ifPresent((mode) -> took.put(relation.name(), mode));
			if (last.files().containsKey(oid) && !last.files().get(oid).equals(first.files().get(oid))) {
				rewrote.add(relation.name());
			}
			put(read, relation, first.read(), last.read());
			put(changed, relation, first.changed(), last.changed());
		}
		this.traced.add(
				new TracedStatement(statement, this.transaction, alone, took, rewrote, read, changed, first.waitsMs()));
	}

	private static void put(Map<String, Long> into, Relation relation, Map<Long, Long> first, Map<Long, Long> last) {
		long more = last.getOrDefault(relation.oid(), 0L) - first.getOrDefault(relation.oid(), 0L);
		if (more > 0) {
			into.put(relation.name(), more);
		}
	}

	@Override
	public void transactionEnded(Connection session) {
		this.transaction++;
	}

	/** What was seen, in the order in which it was sent. */
	public List<TracedStatement> statements() {
		return this.traced;
	}

}
