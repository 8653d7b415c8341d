package org.downtimelab.metrics;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.downtimelab.experiment.UsersSoFar;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.scenario.Endpoint;

/** What the users of each endpoint see, since the end of the baseline. */
final class EndpointMeters {

	private final Map<String, CounterFollower> requests = new HashMap<>();

	private final Map<String, CounterFollower> bad = new HashMap<>();

	private final Map<String, CounterFollower> outage = new HashMap<>();

	private final Map<String, Tags> labels = new LinkedHashMap<>();

	private final LiveGauge down;

	/** All of them stand at 0, so that the first bad request is a rise. */
	EndpointMeters(MeterRegistry registry, Tags path, List<Endpoint> endpoints) {
		this.down = new LiveGauge(registry, "downtime_lab.endpoint.down", null, "1 while the endpoint is down");
		for (Endpoint endpoint : endpoints) {
			Tags tags = path.and("endpoint", endpoint.name());
			this.labels.put(endpoint.name(), tags);
			this.requests.put(endpoint.name(),
					new CounterFollower(Counter.builder("downtime_lab.requests")
						.description("Requests that were due")
						.tags(tags)
						.register(registry)));
			this.bad.put(endpoint.name(),
					new CounterFollower(Counter.builder("downtime_lab.bad.requests")
						.description("Requests that failed or took longer than the SLO, from the moment they were due")
						.tags(tags)
						.register(registry)));
			this.outage.put(endpoint.name(),
					new CounterFollower(Counter.builder("downtime_lab.outage")
						.baseUnit("seconds")
						.description("Total length of the outages")
						.tags(tags)
						.register(registry)));
		}
		Map<Tags, Double> up = new HashMap<>();
		this.labels.values().forEach((tags) -> up.put(tags, 0.0));
		this.down.show(up);
	}

	void see(UsersSoFar users) {
		users.counts().forEach((endpoint, count) -> {
			this.requests.get(endpoint).to(count.requests());
			this.bad.get(endpoint).to(count.bad());
		});
		Map<Tags, Double> now = new HashMap<>();
		this.labels.forEach((endpoint, tags) -> {
			boolean open = users.outages().containsKey(endpoint) && users.outages().get(endpoint).open();
			now.put(tags, open ? 1.0 : 0.0);
		});
		this.down.show(now);
		users.outages().forEach((endpoint, outages) -> this.outage.get(endpoint).to(outages.downtimeMs() / 1e3));
	}

	/** The last word on a path: the figures of its report. */
	void end(List<EndpointResult> results) {
		for (EndpointResult result : results) {
			this.requests.get(result.name()).to(result.requests());
			this.bad.get(result.name()).to(result.failed() + result.slow());
			this.outage.get(result.name()).to(result.downtimeMs() / 1e3);
		}
	}

	void clear() {
		this.down.clear();
	}

}
