package org.downtimelab.check.fill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;

import org.downtimelab.check.fill.Trial.Outcome;

/**
 * Tries candidates against the checks on the server, and takes the plainest that many
 * rows pass with.
 */
final class Trials {

	/** A combination that this share of rows pass with is good enough. */
	private static final double GOOD = 0.15;

	/** From here on the plainer one wins. */
	private static final double VERY_GOOD = 0.9;

	private static final int MOST_COMBINATIONS = 400;

	private final Trial trial;

	private final List<Column> unique;

	private final long wanted;

	/** The best share of rows that passed each check. */
	private final Map<Check, Double> passed = new LinkedHashMap<>();

	private int tries;

	/**
	 * Trials for rows that are wanted.
	 * @param first number of a row
	 * @param wanted how many rows
	 * @param unique columns that need another value in each row
	 */
	Trials(Sql sql, Table table, long first, long wanted, List<Column> unique) {
		this.trial = new Trial(sql, table, first, wanted, unique);
		this.wanted = wanted;
		this.unique = unique;
	}

	/**
	 * The choice for each of the columns that some checks are about.
	 * @throws Unfillable if no row passed
	 */
	Chosen choose(Map<Column, List<Choice>> candidates, List<Check> checks) {
		List<Column> columns = List.copyOf(candidates.keySet());
		List<List<Choice>> ranked = new ArrayList<>();
		for (Column column : columns) {
			List<Check> own = checks.stream()
				.filter((check) -> check.columns().equals(List.of(column.number())))
				.toList();
			ranked.add(passing(column, candidates.get(column), own));
		}
		PriorityQueue<int[]> queue = new PriorityQueue<>(
				Comparator.<int[]>comparingInt((ranks) -> Arrays.stream(ranks).sum()).thenComparing(Arrays::compare));
		queue.add(new int[columns.size()]);
		Chosen best = new Chosen(Map.of(), 0);
		double worth = 0;
		for (int n = 0; n < MOST_COMBINATIONS && !queue.isEmpty() && worth < GOOD; n++) {
			int[] ranks = queue.remove();
			Map<Column, Choice> combination = new LinkedHashMap<>();
			for (int i = 0; i < ranks.length; i++) {
				combination.put(columns.get(i), ranked.get(i).get(ranks[i]));
			}
			Outcome outcome = outcome(combination, checks);
			if (outcome.worth() > worth) {
				worth = outcome.worth();
				best = new Chosen(combination, outcome.share());
			}
			addNext(ranks, ranked, queue);
		}
		if (worth == 0) {
			throw notSatisfied(checks);
		}
		return best;
	}

	/** Each combination is reached on one way only. */
	private static void addNext(int[] ranks, List<List<Choice>> ranked, PriorityQueue<int[]> queue) {
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
	private List<Choice> passing(Column column, List<Choice> candidates, List<Check> own) {
		List<Choice> enough = candidates.stream()
			.filter((choice) -> !this.unique.contains(column) || choice.values().count() >= this.wanted)
			.toList();
		List<Choice> left = enough.isEmpty() ? candidates : enough;
		if (own.isEmpty()) {
			return left;
		}
		Map<Choice, Double> worth = new LinkedHashMap<>();
		for (Choice choice : left) {
			double each = outcome(Map.of(column, choice), own).worth();
			if (each > 0) {
				worth.put(choice, Math.min(VERY_GOOD, each));
			}
		}
		if (worth.isEmpty()) {
			throw notSatisfied(own);
		}
		return worth.entrySet()
			.stream()
			.sorted(Map.Entry.<Choice, Double>comparingByValue().reversed())
			.map(Map.Entry::getKey)
			.toList();
	}

	private Outcome outcome(Map<Column, Choice> combination, List<Check> checks) {
		Outcome outcome = this.trial.of(combination, checks);
		this.tries += outcome.rows();
		for (int i = 0; i < checks.size(); i++) {
			this.passed.merge(checks.get(i), outcome.each()[i], Math::max);
		}
		return outcome;
	}

	/** Names the check that fewest rows passed. */
	private Unfillable notSatisfied(List<Check> checks) {
		Check hardest = checks.stream().min(Comparator.comparing(this.passed::get)).orElseThrow();
		return new Unfillable(String.format(Locale.ROOT,
				"%s — no row of %,d tries satisfied it; give rows with --seed FILE.sql", hardest, this.tries));
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
