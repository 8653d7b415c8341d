package org.downtimelab.metrics;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * A gauge whose rows come and go. What is over must vanish: a lock of yesterday would
 * look as if it were still held.
 */
final class LiveGauge {

	private final Map<Tags, Row> rows = new HashMap<>();

	private final MeterRegistry registry;

	private final String name;

	private final String unit;

	private final String description;

	/**
	 * A gauge without rows.
	 * @param name in Micrometer's way, as in downtime_lab.lock.held
	 * @param unit of its values, as in seconds; null if they are plain numbers
	 */
	LiveGauge(MeterRegistry registry, String name, String unit, String description) {
		this.registry = registry;
		this.name = name;
		this.unit = unit;
		this.description = description;
	}

	/** Shows these rows from now on, and no others. */
	synchronized void show(Map<Tags, Double> values) {
		for (Iterator<Map.Entry<Tags, Row>> each = this.rows.entrySet().iterator(); each.hasNext();) {
			Map.Entry<Tags, Row> row = each.next();
			if (!values.containsKey(row.getKey())) {
				this.registry.remove(row.getValue().gauge);
				each.remove();
			}
		}
		values.forEach((tags, value) -> this.rows.computeIfAbsent(tags, this::row).value = value);
	}

	/** Shows one row. */
	void show(Tags tags, double value) {
		show(Map.of(tags, value));
	}

	void clear() {
		show(Map.of());
	}

	private Row row(Tags tags) {
		Row row = new Row();
		row.gauge = Gauge.builder(this.name, row, (it) -> it.value)
			.baseUnit(this.unit)
			.description(this.description)
			.tags(tags)
			.register(this.registry);
		return row;
	}

	private static final class Row {

		private volatile double value;

		private Gauge gauge;

	}

}
