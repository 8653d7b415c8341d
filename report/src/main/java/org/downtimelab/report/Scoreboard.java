package org.downtimelab.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;

/** Several scenarios in one table: a line for each path, and for each that failed. */
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
	public static String text(List<RunResult> results, List<Unfinished> unfinished) {
		String rows = rows(results,
				(result, path) -> line(Verdict.told(path), result.scenario(), Mark.of(path).sign(), path.path(),
						Figures.time(longest(path)), path.lostWrites()),
				unfinished, (each) -> line(each.verdict(), each.scenario(), Mark.UNJUDGED.sign(), "", "", ""));
		return TABLE.heading().stripTrailing() + "\n" + rows + Footnote.SHORT + "\n";
	}

	private static String line(String verdict, Object... cells) {
		String wrapped = String.join("\n" + " ".repeat(43), OneLine.wrap(verdict, VERDICT));
		return TABLE.row(Stream.concat(Stream.of(cells), Stream.of(" " + wrapped)).toArray()).stripTrailing() + "\n";
	}

	/** As Markdown. */
	public static String markdown(List<RunResult> results, List<Unfinished> unfinished) {
		String heading = """
				# Scoreboard

				| scenario | path | | most downtime ms | lost writes | verdict |
				| --- | --- | --- | ---: | ---: | --- |
				""";
		String rows = rows(results,
				(result, path) -> Summary.row("[%1$s](%1$s/summary.md)".formatted(result.scenario()), path.path(),
						Mark.of(path).sign(), Figures.millis(longest(path)), path.lostWrites(),
						cell(Verdict.told(path))) + "\n",
				unfinished,
				(each) -> Summary.row(each.scenario(), "", Mark.UNJUDGED.sign(), "", "", cell(each.verdict())) + "\n");
		return heading + rows + "\n" + Footnote.LONG + "\n";
	}

	private static String cell(String words) {
		return words.replace("|", "\\|");
	}

	/** As a page that links the scenarios' reports. */
	public static String html(List<RunResult> results, List<Unfinished> unfinished) {
		String rows = rows(results,
				(result, path) -> """
						<tr class="%1$s"><td><a href="%2$s/report.html">%2$s</a></td><td>%3$s</td><td>%4$s</td>\
						<td class="figure">%5$s</td><td class="figure">%6$s</td><td>%7$s</td></tr>
						""".formatted(Mark.of(path).name().toLowerCase(Locale.ROOT), result.scenario(), path.path(),
						Mark.of(path).sign(), Figures.time(longest(path)), path.lostWrites(),
						HtmlReport.escaped(Verdict.told(path))),
				unfinished, (each) -> """
						<tr class="unjudged"><td>%s</td><td></td><td>%s</td><td></td><td></td><td>%s</td></tr>
						""".formatted(each.scenario(), Mark.UNJUDGED.sign(), HtmlReport.escaped(each.verdict())));
		return HtmlReport.page("scoreboard.html", Map.of("footnote", Footnote.LONG, "rows", rows));
	}

	private static String rows(List<RunResult> results, BiFunction<RunResult, PathResult, String> row,
			List<Unfinished> unfinished, Function<Unfinished, String> unfinishedRow) {
		return Stream.concat(
				results.stream().flatMap((result) -> result.paths().stream().map((path) -> row.apply(result, path))),
				unfinished.stream().map(unfinishedRow))
			.collect(Collectors.joining());
	}

	private static double longest(PathResult path) {
		return path.endpoints().stream().mapToDouble(EndpointResult::downtimeMs).max().orElse(0);
	}

}
