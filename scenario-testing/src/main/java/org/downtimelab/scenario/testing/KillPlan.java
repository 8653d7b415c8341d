package org.downtimelab.scenario.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

import org.downtimelab.scenario.testing.Kill.Moment;

/**
 * Draws where a path is killed. Its migrations and backfills take turns, in an order of
 * their own in each play. A statement that takes long on many rows comes first, and is
 * killed inside. After that it is mostly a statement or a commit of the path's own, and
 * sometimes one of Flyway's or the backfill's.
 */
final class KillPlan {

	private static final Pattern LONG = Pattern
		.compile("CONCURRENTLY (?!IF EXISTS)|VALIDATE|ANALYZE|VACUUM|WHERE id > \\?");

	private static final Pattern OWN = Pattern.compile(
			"(?is)^(\\s|--[^\\n]*\\n)*(ALTER|CREATE|DROP|LOCK|DO|BEGIN|COMMIT|ANALYZE|VACUUM|UPDATE|INSERT|DELETE|WITH)\\b.*");

	private static final Pattern BOOK_KEEPING = Pattern.compile("flyway_schema_history|backfill_progress|pg_advisory");

	/** The last statement of a migration's transaction, and of a batch's. */
	private static final Pattern DECISIVE = Pattern
		.compile("INSERT INTO .*flyway_schema_history|UPDATE backfill_progress");

	private static final double OF_OTHERS = 0.2;

	private final Set<String> longOnes = new HashSet<>();

	private final Random random;

	KillPlan(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * Draws.
	 * @param kills how many in all
	 * @param heard the statements of each step that changes something, by its place in
	 * the path, when nobody is killed
	 * @return by play, at most one kill for each step
	 */
	List<Map<Integer, Kill>> draw(int kills, Map<Integer, List<String>> heard) {
		List<Map<Integer, Kill>> plays = new ArrayList<>();
		for (int left = kills; left > 0; left -= heard.size()) {
			List<Integer> steps = new ArrayList<>(heard.keySet());
			Collections.shuffle(steps, this.random);
			Map<Integer, Kill> play = new HashMap<>();
			steps.stream().limit(left).forEach((step) -> play.put(step, kill(heard.get(step))));
			plays.add(play);
		}
		return plays;
	}

	private Kill kill(List<String> heard) {
		for (String sql : heard) {
			if (isOwn(sql) && !sql.startsWith(JdbcCalls.COMMIT) && LONG.matcher(sql).find() && this.longOnes.add(sql)) {
				return kill(sql, heard, Moment.DURING);
			}
		}
		boolean own = this.random.nextDouble() >= OF_OTHERS;
		List<String> among = heard.stream().filter((sql) -> isOwn(sql) == own).toList();
		return kill(among.get(this.random.nextInt(among.size())), among, Moment.values()[this.random.nextInt(3)]);
	}

	private Kill kill(String sql, List<String> among, Moment moment) {
		// A backfill has two batches or more.
		int occurrences = Math.min(2, Collections.frequency(among, sql));
		// A CONCURRENTLY waits for others, and leaves most behind when it is killed then.
		double micros = sql.contains("CONCURRENTLY") ? this.random.nextDouble() * 100_000
				: Math.pow(3_000, this.random.nextDouble());
		return new Kill(sql, 1 + this.random.nextInt(occurrences), moment, (long) micros);
	}

	private static boolean isOwn(String sql) {
		if (sql.startsWith(JdbcCalls.COMMIT)) {
			return DECISIVE.matcher(sql).find() || isOwn(sql.substring(JdbcCalls.COMMIT.length()));
		}
		return OWN.matcher(sql).matches() && !BOOK_KEEPING.matcher(sql).find();
	}

}
