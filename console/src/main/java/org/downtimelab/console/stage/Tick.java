package org.downtimelab.console.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.console.run.RunListener.Pulse;
import org.downtimelab.console.run.Standing;
import org.downtimelab.console.screen.DatabaseWords;
import org.downtimelab.load.Outages;
import org.downtimelab.load.Request;
import org.downtimelab.observe.Sample;

/**
 * A pulse for the page: milliseconds since the load began, and no request told twice.
 */
final class Tick {

	/** Who waits, by name: more would not fit the page. */
	private static final int NAMES = 3;

	private Tick() {
	}

	static Map<String, Object> of(Pulse pulse) {
		Standing users = pulse.users();
		long begun = users.load().startedAt();
		Map<String, Object> facts = new HashMap<>();
		facts.put("ms", Math.round(users.elapsedMs()));
		facts.put("perSecond", Math.round(users.requestsPerSecond()));
		facts.put("requests", users.requests());
		facts.put("bad", users.bad());
		facts.put("endpoints", users.load().endpoints().keySet());
		facts.put("dots", dots(users));
		facts.put("down", down(users.outages(), begun));
		facts.put("pool", pulse.pool());
		facts.put("instances", pulse.instances());
		facts.put("progress", DatabaseWords.progress(pulse));
		if (pulse.database() != null) {
			facts.put("locks", locks(pulse.database()));
			facts.put("queue", pulse.database().queueDepth());
			facts.put("waiters", waiters(pulse.database()));
		}
		return facts;
	}

	/** Four numbers for each request: endpoint, due, latency, and 1 if it was bad. */
	private static List<Long> dots(Standing users) {
		List<String> endpoints = List.copyOf(users.load().endpoints().keySet());
		long begun = users.load().startedAt();
		List<Long> dots = new ArrayList<>();
		for (Request request : users.finished()) {
			dots.add((long) endpoints.indexOf(request.endpoint()));
			dots.add((request.due() - begun) / 1_000);
			dots.add(Math.max(1, Math.round(request.latency() / 1e3)));
			dots.add(request.bad(users.slo()) ? 1L : 0L);
		}
		return dots;
	}

	private static Map<String, Object> down(Map<String, Outages> outages, long begun) {
		Map<String, Object> down = new LinkedHashMap<>();
		outages.forEach((endpoint, all) -> down.put(endpoint,
				Map.of("ms", all.downtimeMs(), "longestMs", all.longestStallMs(), "now", all.open(), "spans",
						all.list()
							.stream()
							.map((outage) -> List.of((outage.begin() - begun) / 1_000, (outage.end() - begun) / 1_000))
							.toList())));
		return down;
	}

	private static List<Map<String, Object>> locks(Sample sample) {
		return sample.locks()
			.stream()
			.map((lock) -> Map.<String, Object>of("relation", lock.relation(), "mode", lock.mode().pgName(), "held",
					lock.granted(), "blocks", lock.mode().blocks()))
			.toList();
	}

	private static List<Map<String, Object>> waiters(Sample sample) {
		return sample.waiters()
			.stream()
			.sorted(Comparator.comparing((waiter) -> waiter.blockers() == null))
			.limit(NAMES)
			.map(Tick::waiter)
			.toList();
	}

	private static Map<String, Object> waiter(Sample.Waiter waiter) {
		Map<String, Object> facts = new HashMap<>();
		facts.put("application", waiter.application());
		facts.put("query", waiter.query());
		facts.put("wants", waiter.wants());
		facts.put("pid", waiter.pid());
		facts.put("waitsFor", waiter.waitsFor());
		facts.put("blockers", waiter.blockers());
		return facts;
	}

}
