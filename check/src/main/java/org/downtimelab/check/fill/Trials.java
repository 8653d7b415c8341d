package org.downtimelab.check.fill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/**
 * Tries candidates against the checks on the server, and takes the plainest that many
 * rows pass with.
 */
final class Trials {

	private static final int ROWS = 200;

	/** A combination that this share of rows pass with is good enough. */
	private static final double GOOD = 0.2;

	private static final int MOST_COMBINATIONS = 400;

	private final Sql sql;

	private final Table table;

	private final long first;

	private final long wanted;

	/** The best share of rows that passed each check. */
	private final Map<Check, Double> passed = new LinkedHashMap<>();

	private int tries;

	/**
	 * Trials for rows that are wanted.
	 * @param first number of a row
	 * @param wanted how many rows
	 */
	Trials(Sql sql, Table table, long first, long wanted) {
		this.sql = sql;
		this.table = table;
		this.first = first;
		this.wanted = Math.max(1, wanted);
	}

	/**
	 * The choice for each of the columns that some checks are about.
	 * @param unique those that need another value in each row
	 * @throws Unfillable if no row passed
	 */
	Chosen choose(Map<Column, List<Choice>> candidates, List<Check> checks, List<Column> unique) throws SQLException {
		List<Column> columns = List.copyOf(candidates.keySet());
		List<List<Choice>> ranked = new ArrayList<>();
		for (Column column : columns) {
			List<Check> own = checks.stream()
				.filter((check) -> check.columns().equals(List.of(column.number())))
				.toList();
			ranked.add(passing(column, candidates.get(column), own, unique));
		}
		PriorityQueue<int[]> queue = new PriorityQueue<>(
				Comparator.<int[]>comparingInt((ranks) -> Arrays.stream(ranks).sum()).thenComparing(Arrays::compare));
		queue.add(new int[columns.size()]);
		Chosen best = null;
		for (int n = 0; n < MOST_COMBINATIONS && !queue.isEmpty(); n++) {
			int[] ranks = queue.remove();
			Map<Column, Choice> combination = new LinkedHashMap<>();
			for (int i = 0; i < ranks.length; i++) {
				combination.put(columns.get(i), ranked.get(i).get(ranks[i]));
			}
			double share = share(combination, checks, unique);
			if (share > 0 && (best == null || share > best.share())) {
				best = new Chosen(combination, share);
			}
			if (share >= GOOD) {
				return best;
			}
			next(ranks, ranked, queue);
		}
		if (best == null) {
			throw new Unfillable(culprit(checks) + " — no row of " + "%,d".formatted(this.tries)
					+ " tries satisfied it; give rows with --seed FILE.sql");
		}
		return best;
	}

	/** Each combination is reached on one way only. */
	private static void next(int[] ranks, List<List<Choice>> ranked, PriorityQueue<int[]> queue) {
		for (int i = ranks.length - 1; i >= 0; i--) {
			if (ranks[i] + 1 < ranked.get(i).size()) {
				int[] next = ranks.clone();
				next[i]++;
				queue.add(next);
			}
			if (ranks[i] > 0) {
				return;
			}
		}
	}

	/** Those with enough values that pass the column's own checks, the best first. */
	private List<Choice> passing(Column column, List<Choice> candidates, List<Check> own, List<Column> unique)
			throws SQLException {
		List<Choice> enough = candidates.stream()
			.filter((choice) -> !unique.contains(column) || choice.values().count() >= this.wanted)
			.toList();
		List<Choice> left = enough.isEmpty() ? candidates : enough;
		if (own.isEmpty()) {
			return left;
		}
		Map<Choice, Double> shares = new LinkedHashMap<>();
		for (Choice choice : left) {
			double share = share(Map.of(column, choice), own, unique);
			if (share > 0) {
				shares.put(choice, (share >= 0.9) ? 1 : share);
			}
		}
		if (shares.isEmpty()) {
			throw new Unfillable(culprit(own) + " — no row of " + "%,d".formatted(this.tries)
					+ " tries satisfied it; give rows with --seed FILE.sql");
		}
		return shares.entrySet()
			.stream()
			.sorted(Map.Entry.<Choice, Double>comparingByValue().reversed())
			.map(Map.Entry::getKey)
			.toList();
	}

	/** The share of rows that pass, from 0 to 1; negative if the server gave an error. */
	private double share(Map<Column, Choice> combination, List<Check> checks, List<Column> unique) throws SQLException {
		Map<Column, String> expressions = new LinkedHashMap<>();
		combination.forEach((column, choice) -> {
			String number = unique.contains(column) ? "(i - 1) % " + choice.values().count()
					: Choice.any(column.number(), choice.values().usual());
			expressions.put(column, choice.expression(number, column.number()));
		});
		String counts = checks.stream()
			.map((check) -> "count(*) FILTER (WHERE " + Rows.holds(check) + ")")
			.collect(Collectors.joining(", "));
		String numbers = "generate_series(%d::int8, %d, %d) i".formatted(this.first, this.first + this.wanted - 1,
				Math.max(1, this.wanted / ROWS));
		String query = "SELECT count(*), count(*) FILTER (WHERE %s), %s FROM (%s) v".formatted(Rows.all(checks), counts,
				Rows.of(this.table, expressions, numbers));
		try {
			double[] shares = this.sql.inTransaction(() -> this.sql.first(query, (row) -> shares(row, checks.size())));
			for (int i = 0; i < checks.size(); i++) {
				this.passed.merge(checks.get(i), shares[i + 1], Math::max);
			}
			return shares[0];
		}
		catch (SQLException notWithThese) {
			return -1;
		}
	}

	private double[] shares(ResultSet row, int checks) throws SQLException {
		double all = row.getLong(1);
		this.tries += (int) all;
		double[] shares = new double[checks + 1];
		for (int i = 0; i <= checks; i++) {
			shares[i] = row.getLong(i + 2) / all;
		}
		return shares;
	}

	/** The check that fewest rows passed. */
	private Check culprit(List<Check> checks) {
		return checks.stream().min(Comparator.comparing((check) -> this.passed.getOrDefault(check, 0.0))).orElseThrow();
	}

	/**
	 * What the trials led to.
	 *
	 * @param choices by column
	 * @param share of rows that pass, more than 0, at most 1
	 */
	record Chosen(Map<Column, Choice> choices, double share) {
	}

}
