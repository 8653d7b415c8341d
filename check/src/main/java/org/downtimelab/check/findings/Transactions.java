package org.downtimelab.check.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.check.catalog.Relation;
import org.downtimelab.check.trace.TracedStatement;
import org.downtimelab.observe.LockMode;

/**
 * Which locks each statement ran under: its own, and the ones that its transaction had
 * already. A lock on an index counts for its table, whose queries all look at it when
 * they are planned.
 */
final class Transactions {

	private final Measurements measurements;

	Transactions(Measurements measurements) {
		this.measurements = measurements;
	}

	/** Each statement with the locks that were held when it returned, by table. */
	List<Held> statements() {
		List<Held> all = new ArrayList<>();
		Map<String, Lock> held = new LinkedHashMap<>();
		int transaction = -1;
		for (TracedStatement statement : this.measurements.traced()) {
			if (statement.alone() || statement.transaction() != transaction) {
				held = new LinkedHashMap<>();
				transaction = statement.transaction();
			}
			for (Map.Entry<String, LockMode> each : statement.took().entrySet()) {
				Relation relation = this.measurements.before().relations().named(each.getKey());
				boolean index = relation.kind() == 'i' || relation.kind() == 'I';
				if (relation.holdsRows() || (index && each.getValue() == LockMode.ACCESS_EXCLUSIVE)) {
					String table = this.measurements.before().relations().get(relation.table()).name();
					held.merge(table, new Lock(each.getValue(), statement),
							(one, other) -> (other.mode().compareTo(one.mode()) > 0) ? other : one);
				}
			}
			all.add(new Held(statement, Map.copyOf(held), work(statement)));
		}
		return all;
	}

	/** Filled-in rows that the statement went through, by table. */
	private Map<String, Long> work(TracedStatement statement) {
		Map<String, Long> work = new LinkedHashMap<>();
		statement.read().forEach((name, read) -> {
			Relation relation = this.measurements.before().relations().named(name);
			Relation table = this.measurements.before().relations().get(relation.table());
			long rows = this.measurements.few().getOrDefault(table.name(), 0L);
			if (rows >= 50 && read * 2 >= rows) {
				work.merge(table.name(), rows, Math::max);
			}
		});
		if (statement.alone()) {
			statement.rewrote()
				.stream()
				.filter((name) -> this.measurements.few().containsKey(name))
				.forEach((name) -> work.put(name, this.measurements.few().get(name)));
		}
		return work;
	}

	/**
	 * A lock.
	 *
	 * @param mode the strongest so far
	 * @param by the statement that took it
	 */
	record Lock(LockMode mode, TracedStatement by) {
	}

	/**
	 * A statement and what it ran under.
	 *
	 * @param statement itself
	 * @param locks by table
	 * @param work tables most of whose rows it read
	 */
	record Held(TracedStatement statement, Map<String, Lock> locks, Map<String, Long> work) {
	}

}
