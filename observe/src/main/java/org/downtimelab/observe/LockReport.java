package org.downtimelab.observe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The view from inside and the view from outside, brought together. */
public final class LockReport {

	private LockReport() {
	}

	/** Each statement with its locks, in order. */
	public static List<StatementLocks> of(List<ObservedStatement> statements, List<Sample> samples) {
		return statements.stream().map((statement) -> of(statement, samples)).toList();
	}

	private static StatementLocks of(ObservedStatement statement, List<Sample> samples) {
		List<Sample> meanwhile = samples.stream()
			.filter((sample) -> sample.atMicros() >= statement.sentMicros()
					&& sample.atMicros() <= statement.releasedMicros())
			.toList();
		Map<HeldLock, Outside> outside = outside(statement, meanwhile);
		Map<HeldLock, LockSpan> spans = new LinkedHashMap<>();
		for (HeldLock lock : statement.locks()) {
			double waited = outside.containsKey(lock) ? outside.get(lock).waitedMs : 0;
			double all = (statement.releasedMicros() - statement.sentMicros()) / 1e3;
			spans.put(lock, new LockSpan(lock.relation(), lock.mode(), statement.sentMicros(),
					statement.releasedMicros(), waited, Math.max(0, all - waited), peak(meanwhile), "inside"));
		}
		outside.forEach((lock, seen) -> spans.computeIfAbsent(lock, (key) -> new LockSpan(lock.relation(), lock.mode(),
				seen.first, seen.last, seen.waitedMs, seen.heldMs(), peak(meanwhile), "outside")));
		double ms = (statement.returnedMicros() - statement.sentMicros()) / 1e3;
		return new StatementLocks(statement, ms, Math.min(ms, waited(statement, meanwhile)),
				new ArrayList<>(spans.values()));
	}

	private static Map<HeldLock, Outside> outside(ObservedStatement statement, List<Sample> samples) {
		Map<HeldLock, Outside> seen = new LinkedHashMap<>();
		for (Sample sample : samples) {
			if (sample.atMicros() > statement.returnedMicros()) {
				break;
			}
			for (Sample.Lock lock : sample.locks()) {
				if (lock.pid() == statement.backendPid() && !statement.created().contains(lock.relation())) {
					seen.computeIfAbsent(new HeldLock(lock.relation(), lock.mode()), (key) -> new Outside())
						.see(sample.atMicros(), lock);
				}
			}
		}
		return seen;
	}

	/** Waits for tables and, as CONCURRENTLY does, for other people's transactions. */
	private static double waited(ObservedStatement statement, List<Sample> samples) {
		Map<Long, Long> waits = new LinkedHashMap<>();
		for (Sample sample : samples) {
			for (Sample.Waiter waiter : sample.waiters()) {
				if (waiter.pid() == statement.backendPid()) {
					waits.put(waiter.sinceMicros(), sample.atMicros());
				}
			}
		}
		return waits.entrySet().stream().mapToDouble((wait) -> (wait.getValue() - wait.getKey()) / 1e3).sum();
	}

	private static int peak(List<Sample> samples) {
		return samples.stream().mapToInt(Sample::queueDepth).max().orElse(0);
	}

	/** A lock as the samples have it. */
	private static final class Outside {

		private long first;

		private long last;

		private double waitedMs;

		void see(long at, Sample.Lock lock) {
			if (this.first == 0) {
				this.first = at;
			}
			this.last = at;
			if (!lock.granted() && lock.waitingSinceMicros() > 0) {
				this.waitedMs = Math.max(this.waitedMs, (at - lock.waitingSinceMicros()) / 1e3);
			}
		}

		double heldMs() {
			return Math.max(0, (this.last - this.first) / 1e3 - this.waitedMs);
		}

	}

}
