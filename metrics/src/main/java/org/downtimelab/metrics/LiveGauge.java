package org.downtimelab.metrics;

import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

/**
 * A gauge whose rows come and go. What is over must vanish: a lock of yesterday would
 * look as if it were still held.
 */
final class LiveGauge {

	private final MultiGauge gauge;

	private volatile Map<Tags, Double> values = Map.of();

	/**
	 * A gauge without rows.
	 * @param name in Micrometer's way, as in downtime_lab.lock.held
	 * @param unit of its values, as in seconds; null if they are plain numbers
	 */
	LiveGauge(MeterRegistry registry, String name, String unit, String description) {
		this.gauge = MultiGauge.builder(name).baseUnit(unit).description(description).register(registry);
	}

	/** Shows these rows from now on, and no others. One that stays is never missing. */
	synchronized void show(Map<Tags, Double> rows) {
		this.values = rows;
		this.gauge.register(rows.keySet()
			.stream()
			.map((tags) -> MultiGauge.Row.of(tags, () -> this.values.getOrDefault(tags, Double.NaN)))
			.toList());
	}

	/** Shows one row. */
	void show(Tags tags, double value) {
		show(Map.of(tags, value));
	}

	void clear() {
		show(Map.of());
	}

}
