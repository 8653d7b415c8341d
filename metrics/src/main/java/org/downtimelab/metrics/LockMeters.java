package org.downtimelab.metrics;

import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.Tags;
import org.downtimelab.observe.LockMode;
import org.downtimelab.observe.Sample;

/** The locks that the migration holds or wants, and who stands behind it. */
final class LockMeters {

	private final Tags path;

	private final LiveGauge held;

	private final LiveGauge wanted;

	private final LiveGauge queue;

	private final LiveGauge queueStands;

	private long queueSince;

	private Map<Held, Long> heldSince = Map.of();

	LockMeters(Meters meters) {
		this.path = meters.labels();
		this.held = meters.gauge("lock.held", "seconds", "For how long the migration has been seen to hold a lock");
		this.wanted = meters.gauge("lock.wanted", "seconds", "For how long the migration has waited for a lock");
		this.queue = meters.gauge("lock.queue.depth", null,
				"Sessions that stand behind the migration, directly or through others");
		this.queueStands = meters.gauge("lock.queue", "seconds",
				"For how long somebody has stood behind the migration, without a break");
		this.queue.show(this.path, 0);
		this.queueStands.show(this.path, 0);
	}

	/** A look at the database; of the same one told twice nothing changes. */
	void see(Sample sample) {
		Map<Held, Long> since = new HashMap<>();
		Map<Tags, Double> holds = new HashMap<>();
		Map<Tags, Double> wants = new HashMap<>();
		for (Sample.Lock lock : sample.locks()) {
			if (lock.granted()) {
				Held one = new Held(lock.pid(), lock.relation(), lock.mode());
				long begun = this.heldSince.getOrDefault(one, sample.atMicros());
				since.put(one, begun);
				holds.merge(tags(lock), seconds(begun, sample), Math::max);
			}
			else {
				wants.merge(tags(lock), seconds(lock.waitingSinceMicros(), sample), Math::max);
			}
		}
		this.heldSince = since;
		this.held.show(holds);
		this.wanted.show(wants);
		this.queue.show(this.path, sample.queueDepth());
		this.queueSince = (sample.queueDepth() == 0 || this.queueSince == 0) ? sample.atMicros() : this.queueSince;
		this.queueStands.show(this.path, seconds(this.queueSince, sample));
	}

	/** A wait that has just begun may be younger than the look by the clocks' error. */
	private static double seconds(long since, Sample sample) {
		return Math.max(0, sample.atMicros() - since) / 1e6;
	}

	private Tags tags(Sample.Lock lock) {
		String blocks = lock.mode().blocks().isEmpty() ? "nothing" : String.join(" and ", lock.mode().blocks());
		return this.path.and("relation", lock.relation(), "mode", lock.mode().pgName(), "blocks", blocks);
	}

	void clear() {
		this.held.clear();
		this.wanted.clear();
		this.queue.clear();
		this.queueStands.clear();
	}

	/** A lock of a session. */
	private record Held(int pid, String relation, LockMode mode) {
	}

}
