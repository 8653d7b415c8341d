package org.downtimelab.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.downtimelab.backfill.BackfillProgress;

/** How far a backfill is, and how fast. */
final class BackfillMeters {

	private final Tags path;

	private final CounterFollower rows;

	private final LiveGauge rate;

	private final LiveGauge left;

	BackfillMeters(MeterRegistry registry, Tags path) {
		this.path = path;
		this.rows = new CounterFollower(Counter.builder("downtime_lab.backfill.rows")
			.description("Rows that backfills have visited")
			.tags(path)
			.register(registry));
		this.rate = new LiveGauge(registry, "downtime_lab.backfill.rows.per.second", null,
				"Rows that the running backfill visits, pauses included");
		this.left = new LiveGauge(registry, "downtime_lab.backfill.left", "seconds",
				"What the running backfill still needs, estimated");
	}

	void begin() {
		this.rows.anew();
	}

	void see(BackfillProgress progress) {
		this.rows.to(progress.doneRows());
		this.rate.show(this.path, progress.rowsPerSecond());
		this.left.show(this.path, progress.left().toMillis() / 1e3);
	}

	void clear() {
		this.rate.clear();
		this.left.clear();
	}

}
