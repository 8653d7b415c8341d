package org.downtimelab.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.downtimelab.check.catalog.Relation;
import org.downtimelab.check.catalog.Relations;
import org.downtimelab.check.trace.TracedStatement;
import org.downtimelab.observe.LockMode;

/**
 * What statements do to the tables that existed.
 *
 * @param before all relations that existed
 * @param statements as they were seen
 */
record TouchedTables(Relations before, List<TracedStatement> statements) {

	/** Tables that have users of their own. */
	private static final int USED = 4;

	/** The tables that existed and that it locks, each by its root. */
	List<Relation> all() {
		Set<Relation> touched = new LinkedHashSet<>();
		for (TracedStatement statement : this.statements) {
			for (String name : statement.took().keySet()) {
				Relation relation = this.before.get(this.before.named(name).table());
				relation = (relation != null) ? this.before.get(relation.root()) : null;
				if (relation != null && relation.isTable()) {
					touched.add(relation);
				}
			}
		}
		return new ArrayList<>(touched);
	}

	/**
	 * Time tells nothing of a script that neither locks out nor reads or changes rows.
	 */
	boolean areWorthTiming() {
		return this.statements.stream()
			.anyMatch((each) -> each.alone() || !each.read().isEmpty() || !each.changed().isEmpty()
					|| each.took().values().stream().anyMatch((mode) -> mode.compareTo(LockMode.ROW_EXCLUSIVE) > 0));
	}

	/** The tables that are locked most. */
	List<String> used() {
		Map<String, LockMode> strongest = new LinkedHashMap<>();
		this.statements.forEach((statement) -> statement.took()
			.forEach((name, mode) -> strongest.merge(name, mode,
					(one, other) -> (one.compareTo(other) > 0) ? one : other)));
		return strongest.entrySet()
			.stream()
			.filter((each) -> this.before.named(each.getKey()).isTable())
			.filter((each) -> each.getValue().compareTo(LockMode.ROW_SHARE) > 0)
			.sorted((one, other) -> other.getValue().compareTo(one.getValue()))
			.map(Map.Entry::getKey)
			.limit(USED)
			.toList();
	}

}
