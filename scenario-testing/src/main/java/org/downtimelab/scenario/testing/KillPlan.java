package org.downtimelab.scenario.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import org.downtimelab.scenario.testing.Kill.Moment;

/**
 * Draws where a path is killed: first inside each kind of statement that takes long on
 * many rows, then at random among the path's own statements and commits, and twice among
 * Flyway's and the backfill's own book-keeping.
 */
final class KillPlan {

	private static final int AT_BOOK_KEEPING = 2;

	private static final Pattern LONG = Pattern.compile("CONCURRENTLY (?!IF EXISTS)|VALIDATE|ANALYZE|WHERE id > \\?");

	private static final Pattern OWN = Pattern.compile(
			"(?is)^(\\s|--[^\\n]*\\n)*(ALTER|CREATE|DROP|LOCK|DO|BEGIN|COMMIT|ANALYZE|UPDATE|INSERT|DELETE|WITH)\\b.*");

	private static final Pattern BOOK_KEEPING = Pattern.compile("flyway_schema_history|backfill_progress|pg_advisory");

	private final Random random;

	KillPlan(long seed) {
		this.random = new Random(seed);
	}

	/** So many kills among the statements that a path sends when nobody is killed. */
	List<Kill> draw(int kills, List<String> heard) {
		List<Kill> plan = new ArrayList<>();
		List<String> own = heard.stream().filter(KillPlan::isOwn).toList();
		List<String> others = heard.stream().filter((sql) -> !isOwn(sql)).toList();
		List<String> longOnes = new ArrayList<>(own.stream()
			.distinct()
			.filter((sql) -> !sql.startsWith(JdbcCalls.COMMIT) && LONG.matcher(sql).find())
			.toList());
		Collections.shuffle(longOnes, this.random);
		longOnes.stream().limit(kills - AT_BOOK_KEEPING).forEach((sql) -> plan.add(kill(sql, own, Moment.DURING)));
		while (plan.size() < kills) {
			List<String> among = (kills - plan.size() > AT_BOOK_KEEPING) ? own : others;
			String sql = among.get(this.random.nextInt(among.size()));
			plan.add(kill(sql, among, Moment.values()[this.random.nextInt(3)]));
		}
		return plan;
	}

	private Kill kill(String sql, List<String> among, Moment moment) {
		int occurrences = Math.min(2, Collections.frequency(among, sql));
		long longest = this.random.nextBoolean() ? 3_000 : 100_000;
		return new Kill(sql, 1 + this.random.nextInt(occurrences), moment, this.random.nextLong(longest));
	}

	private static boolean isOwn(String sql) {
		return sql.startsWith(JdbcCalls.COMMIT) || OWN.matcher(sql).matches() && !BOOK_KEEPING.matcher(sql).find();
	}

}
