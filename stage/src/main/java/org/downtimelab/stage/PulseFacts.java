package org.downtimelab.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.downtimelab.experiment.RunEvent.Pulse;
import org.downtimelab.experiment.UsersSoFar;
import org.downtimelab.observe.Sample;
import org.downtimelab.report.DatabaseWords;
import org.downtimelab.traffic.Noise;
import org.downtimelab.traffic.Outages;
import org.downtimelab.traffic.Request;

/**
 * A pulse for the page: milliseconds since the load began, and no request told twice.
 */
final class PulseFacts {

	/** Lines of who waits for whom: more would not fit the page. */
	private static final int LINES = 3;

	private static final String MIGRATION = "the migration";

	private static final String SOMEBODY = "another session";

	private PulseFacts() {
	}

	static Map<String, Object> of(Pulse pulse) {
		UsersSoFar users = pulse.users();
		long begun = users.load().startedAt();
		Map<String, Object> facts = new HashMap<>();
		facts.put("ms", Math.round(users.elapsedMs()));
		facts.put("total", users.total());
		facts.put("endpoints", endpoints(users));
		facts.put("dots", dots(users));
		facts.put("overdue", overdue(users));
		facts.put("down", down(users.outages(), begun));
		facts.put("noise", noise(users.noise(), begun));
		facts.put("pool", pulse.pool());
		facts.put("instances", pulse.instances());
		facts.put("progress", DatabaseWords.progress(pulse));
		if (pulse.database() != null) {
			facts.put("locks", locks(pulse.database()));
			facts.put("queue", pulse.database().queueDepth());
			facts.put("waiters", waiters(pulse.database()));
			facts.put("waiting", pulse.database().waiters().size());
		}
		return facts;
	}

	private static List<String> endpoints(UsersSoFar users) {
		return users.load()
			.endpoints()
			.keySet()
			.stream()
			.filter((endpoint) -> !users.load().isCanary(endpoint))
			.toList();
	}

	/**
	 * Four numbers for each request: endpoint, due, latency, and its index if it was bad,
	 * -1 if not.
	 */
	private static List<Long> dots(UsersSoFar users) {
		List<String> endpoints = endpoints(users);
		long begun = users.load().startedAt();
		List<Long> dots = new ArrayList<>();
		for (Request request : users.finished()) {
			if (users.load().isCanary(request.endpoint())) {
				continue;
			}
			dots.add((long) endpoints.indexOf(request.endpoint()));
			dots.add((request.due() - begun) / 1_000);
			dots.add(Math.max(1, Math.round(request.latency() / 1e3)));
			dots.add(users.hurt(request) ? request.index() : -1);
		}
		return dots;
	}

	/** Three numbers for each request that hangs: endpoint, due, index. */
	private static List<Long> overdue(UsersSoFar users) {
		List<String> endpoints = endpoints(users);
		long begun = users.load().startedAt();
		return users.overdue()
			.stream()
			.flatMap((request) -> Stream.of((long) endpoints.indexOf(request.endpoint()),
					(request.due() - begun) / 1_000, request.index()))
			.toList();
	}

	private static Map<String, Object> down(Map<String, Outages> outages, long begun) {
		Map<String, Object> down = new LinkedHashMap<>();
		outages
			.forEach((endpoint, all) -> down.put(endpoint,
					Map.of("ms", all.downtimeMs(), "now", all.open(), "spans", all.list()
						.stream()
						.map((outage) -> List.of((outage.begin() - begun) / 1_000, (outage.end() - begun) / 1_000))
						.toList())));
		return down;
	}

	/** When the canary was bad, from and to as pairs. */
	private static List<List<Long>> noise(Noise noise, long begun) {
		return noise.windows()
			.stream()
			.map((window) -> List.of((window.from() - begun) / 1_000, (window.to() - begun) / 1_000))
			.toList();
	}

	private static List<Map<String, Object>> locks(Sample sample) {
		return sample.locks()
			.stream()
			.map((lock) -> Map.<String, Object>of("relation", lock.relation(), "mode", lock.mode().pgName(), "held",
					lock.granted(), "blocks", sample.blocks(lock)))
			.toList();
	}

	/** Those that differ in nothing but their number are one line. */
	private static List<Map<String, Object>> waiters(Sample sample) {
		Map<Integer, String> names = new HashMap<>();
		sample.locks().forEach((lock) -> names.put(lock.pid(), MIGRATION));
		sample.waiters().forEach((waiter) -> names.putIfAbsent(waiter.pid(), named(waiter)));
		Map<Map<String, Object>, Long> alike = sample.waiters()
			.stream()
			.sorted(Comparator.comparing((waiter) -> waiter.blockers() == null))
			.collect(Collectors.groupingBy((waiter) -> waiter(waiter, names), LinkedHashMap::new,
					Collectors.counting()));
		List<Map<String, Object>> lines = new ArrayList<>();
		alike.forEach((waiter, many) -> {
			Map<String, Object> line = new HashMap<>(waiter);
			line.put("many", many);
			lines.add(line);
		});
		return lines.subList(0, Math.min(LINES, lines.size()));
	}

	private static Map<String, Object> waiter(Sample.Waiter waiter, Map<Integer, String> names) {
		return Map.of("application", named(waiter), "query", withoutComments(Objects.toString(waiter.query(), "")),
				"wants", waiter.wants(), "blockers",
				(waiter.blockers() != null) ? waiter.blockers()
						: waiter.waitsFor()
							.stream()
							.map((pid) -> names.getOrDefault(pid, SOMEBODY))
							.distinct()
							.collect(Collectors.joining(", ")));
	}

	/** Who may not see another user's session is not told its name. */
	private static String named(Sample.Waiter waiter) {
		return Objects.toString(waiter.application(), SOMEBODY);
	}

	/** A migration's SQL begins with them. */
	private static String withoutComments(String query) {
		return query.replaceAll("(?m)^\\s*--.*\\R?", "").strip();
	}

}
