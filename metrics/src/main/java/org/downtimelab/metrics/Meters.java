package org.downtimelab.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** Makes the lab's meters. */
record Meters(MeterRegistry registry, Tags labels) {

	private static final String LAB = "downtime_lab.";

	Meters with(Tags more) {
		return new Meters(this.registry, more);
	}

	Counter counter(String name, String unit, String description) {
		return Counter.builder(LAB + name)
			.baseUnit(unit)
			.description(description)
			.tags(this.labels)
			.register(this.registry);
	}

	LiveGauge gauge(String name, String unit, String description) {
		return new LiveGauge(this.registry, LAB + name, unit, description);
	}

}
