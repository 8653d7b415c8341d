package org.downtimelab.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.downtimelab.experiment.result.PathResult;

/** What became of the acknowledged writes: known at the end of a path. */
final class WriteMeters {

	private final Counter acknowledged;

	private final Counter lost;

	private final Counter destroyed;

	WriteMeters(MeterRegistry registry, Tags path) {
		this.acknowledged = Counter.builder("downtime_lab.acknowledged.writes")
			.description("Writes whose response said success")
			.tags(path)
			.register(registry);
		this.lost = Counter.builder("downtime_lab.lost.writes")
			.description("Acknowledged writes that are not in the table at the path's end")
			.tags(path)
			.register(registry);
		this.destroyed = Counter.builder("downtime_lab.destroyed.rows")
			.description("Rows that no path may destroy, and this one did")
			.tags(path)
			.register(registry);
	}

	void end(PathResult result) {
		this.acknowledged.increment(result.acknowledgedWrites());
		this.lost.increment(result.lostWrites());
		this.destroyed.increment(result.destroyedRows());
	}

}
