package org.downtimelab.observe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The view from inside and the view from outside, brought together. */
public final class LockReport {

	private final ObservedStatement statement;

	private final List<HeldLock> earlier;

	private final List<Sample> meanwhile;

	private LockReport(ObservedStatement statement, List<HeldLock> earlier, List<Sample> meanwhile) {
		this.statement = statement;
		this.earlier = earlier;
		this.meanwhile = meanwhile;
	}

	/**
	 * Each statement with its locks.
	 * @param statements seen from inside
	 * @param samples of the same time, in order; without any, nothing is known of waits
	 * @return one for each statement, in the same order
	 */
	public static List<StatementLocks> of(List<ObservedStatement> statements, List<Sample> samples) {
		return statements.stream().map((statement) -> {
			List<HeldLock> earlier = statements.stream()
				.filter((other) -> other.backendPid() == statement.backendPid()
						&& other.sentMicros() < statement.sentMicros()
						&& other.releasedMicros() > statement.sentMicros())
				.flatMap((other) -> other.locks().stream())
				.toList();
			List<Sample> meanwhile = samples.stream()
				.filter((sample) -> sample.atMicros() >= statement.sentMicros()
						&& sample.atMicros() <= statement.releasedMicros())
				.toList();
			return new LockReport(statement, earlier, meanwhile).locks();
		}).toList();
	}

	private StatementLocks locks() {
		Map<HeldLock, SeenLock> outside = outside();
		List<LockSpan> spans = new ArrayList<>();
		double all = (this.statement.releasedMicros() - this.statement.sentMicros()) / 1e3;
		for (HeldLock lock : this.statement.locks()) {
			double waited = outside.containsKey(lock) ? Math.min(all, outside.get(lock).waitedMs()) : 0;
			spans.add(new LockSpan(lock.relation(), lock.mode(), this.statement.sentMicros(),
					this.statement.releasedMicros(), waited, all - waited, peak(lock), "inside", rows(lock)));
		}
		Set<HeldLock> known = new LinkedHashSet<>(this.statement.locks());
		known.addAll(this.earlier);
		outside.forEach((lock, seen) -> {
			Set<HeldLock> others = new LinkedHashSet<>(outside.keySet());
			others.remove(lock);
			if (!lock.coveredBy(known) && !lock.coveredBy(others)
					&& !this.statement.created().contains(lock.relation())) {
				spans.add(new LockSpan(lock.relation(), lock.mode(), seen.fromMicros(), seen.toMicros(),
						seen.waitedMs(), seen.heldMs(), peak(lock), "outside", rows(lock)));
			}
		});
		double ms = (this.statement.returnedMicros() - this.statement.sentMicros()) / 1e3;
		return new StatementLocks(this.statement, ms, Math.min(ms, waited()), spans);
	}

	private Map<HeldLock, SeenLock> outside() {
		Map<HeldLock, SeenLock> seen = new LinkedHashMap<>();
		for (Sample sample : this.meanwhile) {
			if (sample.atMicros() > this.statement.returnedMicros()) {
				break;
			}
			for (Sample.Lock lock : sample.locks()) {
				if (lock.pid() == this.statement.backendPid()) {
					seen.computeIfAbsent(new HeldLock(lock.relation(), lock.mode()), (key) -> new SeenLock())
						.see(sample.atMicros(), lock);
				}
			}
		}
		return seen;
	}

	/** Waits for tables and, as CONCURRENTLY does, for other people's transactions. */
	private double waited() {
		Map<Long, Long> waits = new LinkedHashMap<>();
		for (Sample sample : this.meanwhile) {
			for (Sample.Waiter waiter : sample.waiters()) {
				if (waiter.pid() == this.statement.backendPid()) {
					waits.put(waiter.sinceMicros(), Math.max(waiter.sinceMicros(), sample.atMicros()));
				}
			}
		}
		return waits.entrySet().stream().mapToDouble((wait) -> (wait.getValue() - wait.getKey()) / 1e3).sum();
	}

	/**
	 * The most sessions behind this lock. Who waits for a row counts for the lock under
	 * which rows are changed, ROW EXCLUSIVE, or locked, ROW SHARE.
	 */
	private int peak(HeldLock lock) {
		return peak((waiter) -> behindTable(lock, waiter) || behindRow(lock, waiter));
	}

	private int rows(HeldLock lock) {
		return peak((waiter) -> behindRow(lock, waiter));
	}

	private static boolean behindTable(HeldLock lock, Sample.Waiter waiter) {
		return waiter.lockType().equals("relation") && lock.relation().equals(waiter.relation())
				&& lock.mode().conflictsWith(waiter.mode());
	}

	/** Of which table the row is, is not always known. */
	private static boolean behindRow(HeldLock lock, Sample.Waiter waiter) {
		return lock.mode().ofRows() && waiter.waitsForRow()
				&& (waiter.relation() == null || waiter.relation().equals(lock.relation()));
	}

	private int peak(Predicate<Sample.Waiter> counts) {
		return this.meanwhile.stream()
			.mapToInt((sample) -> Queue.behind(Set.of(this.statement.backendPid()), sample.waiters(), counts))
			.max()
			.orElse(0);
	}

}
