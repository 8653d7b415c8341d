package org.downtimelab.observe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who waited for rows behind a change, by the statement of the change. */
public final class RowLocks {

	private final List<ObservedStatement> statements;

	private final String backfill;

	private final Map<Behind, SeenRowLock> seen = new LinkedHashMap<>();

	private RowLocks(List<ObservedStatement> statements, String backfill) {
		this.statements = statements;
		this.backfill = backfill;
	}

	/**
	 * Finds them.
	 * @param samples in order of time
	 * @param statements of the change, seen from inside
	 * @param backfill the application_name of the session that fills in rows
	 * @return in the order in which they began
	 */
	public static List<RowLock> of(List<Sample> samples, List<ObservedStatement> statements, String backfill) {
		RowLocks locks = new RowLocks(statements, backfill);
		samples.forEach(locks::look);
		return locks.seen.entrySet()
			.stream()
			.map((entry) -> entry.getValue().as(entry.getKey().statement(), entry.getKey().relation()))
			.sorted(Comparator.comparingLong(RowLock::fromMicros))
			.toList();
	}

	private void look(Sample sample) {
		Map<Behind, List<Sample.Waiter>> now = new LinkedHashMap<>();
		for (Sample.Waiter waiter : sample.waiters()) {
			if (waiter.waitsForRow()) {
				head(sample, waiter).ifPresent((statement) -> now
					.computeIfAbsent(new Behind(statement, waiter.relation()), (key) -> new ArrayList<>())
					.add(waiter));
			}
		}
		now.forEach((behind, waiters) -> this.seen.computeIfAbsent(behind, (key) -> new SeenRowLock())
			.see(sample.atMicros(), waiters));
	}

	/** The statement of the change behind which a session waits, itself or by others. */
	private Optional<String> head(Sample sample, Sample.Waiter waiter) {
		Set<Integer> known = new HashSet<>(Set.of(waiter.pid()));
		Set<Integer> next = new LinkedHashSet<>(waiter.waitsFor());
		while (!next.isEmpty()) {
			for (int pid : next) {
				Optional<String> statement = statement(sample, pid, waiter.relation());
				if (statement.isPresent()) {
					return statement;
				}
			}
			known.addAll(next);
			Set<Integer> behind = next;
			next = new LinkedHashSet<>();
			for (Sample.Waiter other : sample.waiters()) {
				if (behind.contains(other.pid())) {
					next.addAll(other.waitsFor());
				}
			}
			next.removeAll(known);
		}
		return Optional.empty();
	}

	private Optional<String> statement(Sample sample, int pid, String relation) {
		List<ObservedStatement> open = this.statements.stream()
			.filter((each) -> each.backendPid() == pid && each.sentMicros() <= sample.atMicros()
					&& sample.atMicros() <= each.releasedMicros())
			.toList();
		Optional<ObservedStatement> first = open.stream().filter((each) -> hasRows(each, relation)).findFirst();
		return first.or(() -> open.stream().reduce((earlier, later) -> later))
			.map(ObservedStatement::sql)
			.or(() -> sample.holders()
				.stream()
				.filter((holder) -> holder.pid() == pid
						&& (holder.watched() || this.backfill.equals(holder.application())))
				.map(Sample.Holder::query)
				.findFirst());
	}

	private static boolean hasRows(ObservedStatement statement, String relation) {
		return statement.locks()
			.stream()
			.anyMatch((lock) -> lock.mode().ofRows() && (relation == null || lock.relation().equals(relation)));
	}

	private record Behind(String statement, String relation) {
	}

}
