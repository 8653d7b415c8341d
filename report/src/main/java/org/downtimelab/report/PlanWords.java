package org.downtimelab.report;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.downtimelab.experiment.result.AfterTheLock.PlanResult;

/** How the plans of an endpoint differ: by their scans, or else by all of their nodes. */
final class PlanWords {

	private PlanWords() {
	}

	/** As in "Seq Scan on large_order, before Index Scan using i on large_order". */
	static String change(List<PlanResult> before, List<PlanResult> after) {
		Predicate<String> scans = (node) -> node.contains("Scan");
		boolean byScans = !nodes(before, scans).equals(nodes(after, scans));
		Predicate<String> shown = byScans ? scans : (node) -> true;
		return nodes(after, shown) + ", before " + nodes(before, shown);
	}

	private static String nodes(List<PlanResult> plans, Predicate<String> shown) {
		String nodes = plans.stream()
			.flatMap((plan) -> nodes(plan, shown))
			.distinct()
			.collect(Collectors.joining(", "));
		return nodes.isEmpty() ? "no scan" : nodes;
	}

	private static Stream<String> nodes(PlanResult plan, Predicate<String> shown) {
		if (plan.error() != null) {
			return Stream.of("none (" + OneLine.first(StepWords.error(plan.error()), Verdict.MOST_OF_AN_ERROR) + ")");
		}
		return plan.lines()
			.stream()
			.filter((line) -> line.equals(plan.lines().get(0)) || line.strip().startsWith("->"))
			.map((line) -> line.strip().replaceFirst("^-> +", "").replaceFirst(" on (\\S+) \\S+$", " on $1"))
			.filter(shown);
	}

}
