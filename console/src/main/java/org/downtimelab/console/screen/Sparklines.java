package org.downtimelab.console.screen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.downtimelab.experiment.UsersSoFar;
import org.downtimelab.traffic.Request;

/**
 * The pulse of each endpoint in one line: half a second of it is one character, as high
 * as the slowest request that was due then. A full block is a bad one, in colour or
 * without; a gap is a time from which no answer has come yet.
 */
final class Sparklines {

	private static final String GOOD = "▁▂▃▄▅▆";

	private static final char BAD = '█';

	private static final char NOTHING = ' ';

	private static final long BUCKET_MICROS = 500_000;

	private static final int NAME = 16;

	private static final String RED = "\u001b[31m";

	private static final String PLAIN = "\u001b[0m";

	private final boolean colour;

	private final Map<String, TreeMap<Long, Character>> lanes = new LinkedHashMap<>();

	private long now;

	Sparklines(boolean colour) {
		this.colour = colour;
	}

	/** Forgets: another path begins. */
	void clear() {
		this.lanes.clear();
	}

	void add(UsersSoFar users) {
		this.now = Math.round(users.elapsedMs() * 1e3) / BUCKET_MICROS;
		users.load()
			.endpoints()
			.keySet()
			.forEach((name) -> this.lanes.computeIfAbsent(name, (same) -> new TreeMap<>()));
		for (Request request : users.finished()) {
			long bucket = (request.due() - users.load().startedAt()) / BUCKET_MICROS;
			this.lanes.get(request.endpoint())
				.merge(bucket, sign(request, users), (one, other) -> (one > other) ? one : other);
		}
	}

	/**
	 * From 1 ms to the SLO, in equal steps of the logarithm; a full block is higher than
	 * all of them.
	 */
	private static char sign(Request request, UsersSoFar users) {
		if (request.bad(users.slo())) {
			return BAD;
		}
		double share = Math.log(Math.max(1, request.latency() / 1e3)) / Math.log(users.slo().toMillis());
		return GOOD.charAt((int) Math.min(GOOD.length() - 1, share * GOOD.length()));
	}

	/** A line for each endpoint, the newest at the right. */
	List<String> lines(int columns) {
		int width = columns - NAME - 6;
		List<String> lines = new ArrayList<>();
		if (width < 1) {
			return lines;
		}
		this.lanes.forEach((endpoint, lane) -> {
			StringBuilder line = new StringBuilder();
			for (long bucket = this.now - width + 1; bucket <= this.now; bucket++) {
				line.append((bucket < 0) ? NOTHING : lane.getOrDefault(bucket, NOTHING));
			}
			lines.add("    " + String.format("%-" + NAME + "." + NAME + "s ", endpoint) + painted(line.toString()));
		});
		return lines;
	}

	private String painted(String line) {
		return this.colour ? line.replaceAll(BAD + "+", RED + "$0" + PLAIN) : line;
	}

}
