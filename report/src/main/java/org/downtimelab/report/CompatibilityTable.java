package org.downtimelab.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.experiment.result.PathResult;

/**
 * Releases by steps.
 *
 * @param steps the columns, in the order of the path
 * @param rows for each step, by release: "works", or what does not; nothing where the
 * release was not live
 */
record CompatibilityTable(List<String> steps, Map<String, List<List<String>>> rows) {

	static CompatibilityTable of(PathResult path) {
		List<CompatibilityCell> cells = path.compatibility();
		Map<Integer, String> steps = new TreeMap<>();
		cells.forEach((cell) -> steps.put(cell.place(), StepWords.after(path, cell.place())));
		Map<String, List<CompatibilityCell>> byRelease = cells.stream()
			.collect(Collectors.groupingBy(CompatibilityCell::release, LinkedHashMap::new, Collectors.toList()));
		Map<String, List<List<String>>> rows = new LinkedHashMap<>();
		byRelease.forEach((release, own) -> rows.put(release,
				steps.keySet()
					.stream()
					.map((place) -> words(own.stream().filter((cell) -> cell.place() == place).toList()))
					.toList()));
		return new CompatibilityTable(new ArrayList<>(steps.values()), rows);
	}

	private static List<String> words(List<CompatibilityCell> cells) {
		List<String> problems = cells.stream()
			.filter((cell) -> !cell.ok())
			.map((cell) -> cell.endpoint() + ": " + cell.error())
			.toList();
		return (problems.isEmpty() && !cells.isEmpty()) ? List.of("works") : problems;
	}

}
