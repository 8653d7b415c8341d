package org.downtimelab.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;

/** Several scenarios in one table: a line for each path. */
public final class Scoreboard {

	private static final int VERDICT = 62;

	private static final TextTable TABLE = new TextTable().words("scenario", 13)
		.words("", 1)
		.words("path", 9)
		.figures("downtime", 8)
		.figures("lost", 6)
		.words(" verdict", VERDICT);

	private Scoreboard() {
	}

	/** For the terminal: 100 columns at most. */
	public static String text(List<RunResult> results) {
		String rows = rows(results, (result, path) -> {
			String verdict = String.join("\n" + " ".repeat(43), OneLine.wrap(Verdict.told(path), VERDICT));
			return TABLE
				.row(result.scenario(), Mark.of(path).sign(), path.path(), Figures.time(longest(path)),
						path.lostWrites(), " " + verdict)
				.stripTrailing() + "\n";
		});
		return TABLE.heading().stripTrailing() + "\n" + rows + Footnote.SHORT + "\n";
	}

	/** As Markdown. */
	public static String markdown(List<RunResult> results) {
		String heading = """
				# Scoreboard

				| scenario | path | | most downtime ms | lost writes | verdict |
				| --- | --- | --- | ---: | ---: | --- |
				""";
		return heading + rows(results,
				(result, path) -> Summary.row("[%1$s](%1$s/summary.md)".formatted(result.scenario()), path.path(),
						Mark.of(path).sign(), Figures.millis(longest(path)), path.lostWrites(),
						Verdict.told(path).replace("|", "\\|")) + "\n")
				+ "\n" + Footnote.LONG + "\n";
	}

	/** As a page that links the scenarios' reports. */
	public static String html(List<RunResult> results) {
		return HtmlReport.page("scoreboard.html",
				Map.of("footnote", Footnote.LONG, "rows",
						rows(results, (result, path) -> """
								<tr class="%1$s"><td><a href="%2$s/report.html">%2$s</a></td><td>%3$s</td><td>%4$s</td>\
								<td class="figure">%5$s</td><td class="figure">%6$s</td><td>%7$s</td></tr>
								""".formatted(Mark.of(path).name().toLowerCase(Locale.ROOT), result.scenario(),
								path.path(), Mark.of(path).sign(), Figures.time(longest(path)), path.lostWrites(),
								HtmlReport.escaped(Verdict.told(path))))));
	}

	private static String rows(List<RunResult> results, BiFunction<RunResult, PathResult, String> row) {
		return results.stream()
			.flatMap((result) -> result.paths().stream().map((path) -> row.apply(result, path)))
			.collect(Collectors.joining());
	}

	private static double longest(PathResult path) {
		return path.endpoints().stream().mapToDouble(EndpointResult::downtimeMs).max().orElse(0);
	}

}
