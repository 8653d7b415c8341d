package org.downtimelab.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Scenario;

/**
 * A path as the page is told it, without a server: the load settles for 3 s with slow
 * requests, is calm for 3 s, and then the first step stops the writes, if it does.
 */
final class ToldPath {

	private static final int TICK_MS = 100;

	private static final int SETTLES_MS = 3_000;

	private static final int STEP_AT_MS = 6_000;

	private static final List<String> ENDPOINTS = List.of("large-read", "large-update", "large-insert", "small-read");

	private static final List<String> WRITES = List.of("large-update", "large-insert");

	private final StageEvents story;

	private final Scenario scenario;

	private final Path path;

	private final boolean stopsWrites;

	private int now;

	ToldPath(StageEvents story, Scenario scenario, Path path, boolean stopsWrites) {
		this.story = story;
		this.scenario = scenario;
		this.path = path;
		this.stopsWrites = stopsWrites;
	}

	void settles() {
		this.story.tell("begins", Map.of("scenario", this.scenario.name(), "rows", 5_000_000, "rate", 50));
		this.story.tell("path", Map.of("scenario", this.scenario.name(), "rows", 5_000_000, "rate", 50, "sloMs", 250,
				"path", this.path.name(), "claim", this.path.claim(), "steps", steps(), "writes", WRITES));
		this.story.tell("phase", Map.of("name", "the load settles"));
		ticks(SETTLES_MS);
	}

	void isCalm() {
		this.story.tell("phase", Map.of("name", "baseline"));
		ticks(STEP_AT_MS);
	}

	void step(int ms) {
		this.story.tell("step", Map.of("index", 0, "state", "runs"));
		ticks(STEP_AT_MS + ms);
	}

	void ends(String sign, String verdict, String why) {
		int downMs = this.stopsWrites ? this.now - STEP_AT_MS : 0;
		this.story.tell("step", Map.of("index", 0, "state", "done", "ms", this.now - STEP_AT_MS));
		Map<String, Object> facts = new HashMap<>(Map.of("path", this.path.name(), "sign", sign, "verdict", verdict,
				"downtimeMs", Map.of("large-update", downMs, "large-insert", downMs), "requests", 2_000, "bad",
				downMs / 10, "failed", 0, "lostWrites", 0, "destroyedRows", 0, "acknowledgedWrites", 900));
		facts.put("noise", null);
		facts.put("noiseBad", 0);
		this.story.tell("verdict", facts);
		this.story.tell("ends",
				Map.of("report", "/runs/" + this.path.name() + "/report.html", "together", "/runs/all", "why", why));
	}

	private List<Map<String, Object>> steps() {
		return this.path.steps()
			.stream()
			.map((step) -> Map.<String, Object>of("name", step.name(), "kind", step.kind(), "why", step.why(), "sql",
					"-- a comment\nCREATE INDEX"))
			.toList();
	}

	private void ticks(int until) {
		for (; this.now < until; this.now += TICK_MS) {
			this.story.tell("tick", tick(this.now + TICK_MS));
		}
	}

	private Map<String, Object> tick(int ms) {
		boolean stopped = this.stopsWrites && ms > STEP_AT_MS;
		int downMs = stopped ? ms - STEP_AT_MS : 0;
		Map<String, Object> down = new HashMap<>();
		ENDPOINTS.forEach((name) -> down.put(name,
				(stopped && WRITES.contains(name))
						? Map.of("ms", downMs, "now", true, "spans", List.of(List.of(STEP_AT_MS, ms)))
						: Map.of("ms", 0, "now", false, "spans", List.of())));
		List<Integer> dots = new ArrayList<>();
		for (int endpoint = 0; endpoint < ENDPOINTS.size(); endpoint++) {
			if (!stopped || !WRITES.contains(ENDPOINTS.get(endpoint))) {
				dots.addAll(List.of(endpoint, ms - TICK_MS, (ms <= SETTLES_MS) ? 900 : 5, -1));
			}
		}
		Map<String, Object> facts = new HashMap<>(Map.of("ms", ms, "total",
				Map.of("bad", downMs / 10, "failed", 0, "unanswered", downMs / 10), "endpoints", ENDPOINTS, "dots",
				dots, "overdue", stopped ? List.of(1, ms - TICK_MS, ms) : List.of(), "down", down, "noise", List.of(),
				"pool", Map.of("inUse", stopped ? 10 : 1, "waiting", stopped ? 38 : 0), "instances", List.of()));
		facts.put("queue", stopped ? 10 : 0);
		facts.put("waiting", stopped ? 10 : 0);
		facts.put("locks", stopped ? List
			.of(Map.of("relation", "large_order", "mode", "ShareLock", "held", true, "blocks", List.of("write")))
				: List.of());
		facts.put(
				"waiters", stopped
						? List.of(Map.of("application", "app", "query", "update large_order", "wants",
								"RowExclusiveLock on large_order", "blockers", "the migration", "many", 10))
						: List.of());
		return facts;
	}

}
