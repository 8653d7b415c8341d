package org.downtimelab.report;

import java.util.List;
import java.util.Locale;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;

/** Several scenarios in one table: a line for each path. */
public final class Scoreboard {

	private static final int VERDICT = 62;

	private static final String PAGE = """
			<!doctype html>
			<html lang="en">
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width">
			<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
			<title>Downtime Lab: scoreboard</title>
			<style>
			:root { color-scheme: light dark; }
			body { font: 1.25rem/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
			table { border-collapse: collapse; width: 100%; }
			th, td { text-align: left; padding: 0.4rem 0.8rem; border-bottom: 1px solid #8886; vertical-align: top; }
			.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
			.hurt td:nth-child(3), .wrong td:nth-child(3) { color: light-dark(#bd4209, #ff8a4c); font-weight: bold; }
			.harmless td:nth-child(3) { color: light-dark(#00704f, #3fcf9f); font-weight: bold; }
			</style>
			<h1>What each migration did to live traffic</h1>
			<table>
			<thead><tr><th>scenario</th><th>path</th><th></th><th>most downtime</th><th>lost writes</th><th>verdict</th></tr></thead>
			<tbody>
			@@ROWS@@</tbody>
			</table>
			<p>@@FOOTNOTE@@</p>
			</html>
			""";

	private Scoreboard() {
	}

	/** For the terminal: 100 columns at most. */
	public static String text(List<RunResult> results) {
		StringBuilder text = new StringBuilder(
				"%-13s   %-9s %8s %6s  %s%n".formatted("scenario", "path", "downtime", "lost", "verdict"));
		for (RunResult result : results) {
			for (PathResult path : result.paths()) {
				List<String> verdict = OneLine.wrap(Verdict.told(path), VERDICT);
				text.append("%-13s %s %-9s %8s %6d  %s%n".formatted(result.scenario(), Mark.of(path).sign(),
						path.path(), Figures.time(longest(path)), path.lostWrites(), verdict.get(0)));
				verdict.stream()
					.skip(1)
					.forEach((line) -> text.append(" ".repeat(43)).append(line.strip()).append('\n'));
			}
		}
		return text.append(Footnote.SHORT).append('\n').toString();
	}

	/** As Markdown. */
	public static String markdown(List<RunResult> results) {
		StringBuilder text = new StringBuilder(
				"# Scoreboard\n\n| scenario | path | | most downtime ms | lost writes | verdict |\n"
						+ "| --- | --- | --- | ---: | ---: | --- |\n");
		for (RunResult result : results) {
			for (PathResult path : result.paths()) {
				text.append(String.format(Locale.ROOT, "| [%s](%s/summary.md) | %s | %s | %s | %d | %s |%n",
						result.scenario(), result.scenario(), path.path(), Mark.of(path).sign(),
						Figures.millis(longest(path)), path.lostWrites(), Verdict.told(path).replace("|", "\\|")));
			}
		}
		return text.append('\n').append(Footnote.LONG).append('\n').toString();
	}

	/** As a page that links the scenarios' reports. */
	public static String html(List<RunResult> results) {
		StringBuilder rows = new StringBuilder();
		for (RunResult result : results) {
			for (PathResult path : result.paths()) {
				Mark mark = Mark.of(path);
				rows.append("""
						<tr class="%s"><td><a href="%s/report.html">%s</a></td><td>%s</td><td>%s</td>\
						<td class="figure">%s</td><td class="figure">%d</td><td>%s</td></tr>
						""".formatted(mark.name().toLowerCase(Locale.ROOT), result.scenario(), result.scenario(),
						path.path(), mark.sign(), Figures.time(longest(path)), path.lostWrites(),
						escaped(Verdict.told(path))));
			}
		}
		return PAGE.replace("@@ROWS@@", rows).replace("@@FOOTNOTE@@", Footnote.LONG);
	}

	private static double longest(PathResult path) {
		return path.endpoints().stream().mapToDouble(EndpointResult::downtimeMs).max().orElse(0);
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
