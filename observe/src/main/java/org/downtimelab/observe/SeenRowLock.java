package org.downtimelab.observe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The waits for rows behind one statement, as they are seen. */
final class SeenRowLock {

	/** A session that waits since the same moment is the same wait. */
	private final Map<List<Object>, Wait> waits = new LinkedHashMap<>();

	private int peak;

	void see(long atMicros, List<Sample.Waiter> waiters) {
		this.peak = Math.max(this.peak, waiters.size());
		for (Sample.Waiter waiter : waiters) {
			this.waits.put(List.of(waiter.pid(), waiter.sinceMicros()),
					new Wait(waiter, Math.max(atMicros, waiter.sinceMicros())));
		}
	}

	RowLock as(String statement, String relation) {
		Map<List<String>, List<Wait>> byQuery = new LinkedHashMap<>();
		this.waits.values()
			.forEach((wait) -> byQuery
				.computeIfAbsent(
						List.of(String.valueOf(wait.waiter.application()), String.valueOf(wait.waiter.query())),
						(key) -> new ArrayList<>())
				.add(wait));
		return new RowLock(statement, relation,
				this.waits.values().stream().mapToLong((wait) -> wait.waiter.sinceMicros()).min().orElseThrow(),
				this.waits.values().stream().mapToLong((wait) -> wait.lastSeen).max().orElseThrow(), this.peak,
				total(this.waits.values().stream().toList()),
				this.waits.values().stream().mapToDouble(Wait::ms).max().orElseThrow(),
				byQuery.entrySet()
					.stream()
					.map((entry) -> new RowLock.Waits(entry.getKey().get(0), entry.getKey().get(1),
							entry.getValue().size(), total(entry.getValue())))
					.sorted(Comparator.comparingDouble(RowLock.Waits::waitedMs).reversed())
					.toList());
	}

	private static double total(List<Wait> waits) {
		return waits.stream().mapToDouble(Wait::ms).sum();
	}

	private record Wait(Sample.Waiter waiter, long lastSeen) {

		double ms() {
			return (this.lastSeen - this.waiter.sinceMicros()) / 1e3;
		}

	}

}
