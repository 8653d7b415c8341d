package org.downtimelab.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.downtimelab.observe.SessionView.Relation;

/**
 * What a statement has changed, by two views of its session. Relations have the names
 * that they had before it, by which everybody else still knows them.
 *
 * @param before the view right before the statement
 * @param after the view right after it
 */
record SessionChange(SessionView before, SessionView after) {

	/**
	 * Locks on relations that were there before. A mode is left out where another one,
	 * taken now or earlier in the transaction, stops all that it stops.
	 */
	List<HeldLock> locks() {
		List<HeldLock> taken = new ArrayList<>();
		this.before.relations().forEach((oid, relation) -> {
			Set<LockMode> had = this.before.locks(oid);
			Set<LockMode> has = this.after.locks(oid);
			has.stream()
				.filter((mode) -> !had.contains(mode))
				.filter((mode) -> has.stream().noneMatch((other) -> other != mode && other.covers(mode)))
				.forEach((mode) -> taken.add(new HeldLock(relation.name(), mode)));
		});
		return taken;
	}

	/** Names that were not there before. */
	List<String> created() {
		return this.after.relations()
			.entrySet()
			.stream()
			.filter((entry) -> !this.before.relations().containsKey(entry.getKey()))
			.map((entry) -> entry.getValue().name())
			.filter((name) -> predecessor(name) == null)
			.toList();
	}

	/**
	 * Relations in another file than before. ALTER TABLE rebuilds an index as a new one
	 * of the same name, which counts unless it was given the old one's file.
	 */
	List<String> rewrote() {
		List<String> rewritten = new ArrayList<>();
		this.after.relations().forEach((oid, relation) -> {
			Relation old = this.before.relations().get(oid);
			old = (old != null) ? old : predecessor(relation.name());
			if (old != null && old.file() != relation.file()) {
				rewritten.add(old.name());
			}
		});
		return rewritten;
	}

	/**
	 * Whether the statement let go of locks: it ended the transaction that it began in.
	 */
	boolean released() {
		return this.before.relations()
			.keySet()
			.stream()
			.anyMatch((oid) -> !this.after.locks(oid).containsAll(this.before.locks(oid)));
	}

	/** The relation of this name that the statement has dropped, or null. */
	private Relation predecessor(String name) {
		return this.before.relations()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().name().equals(name))
			.filter((entry) -> !this.after.relations().containsKey(entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

}
