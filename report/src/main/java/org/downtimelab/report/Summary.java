package org.downtimelab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;

/** The result as Markdown, with the figures as measured. */
public final class Summary {

	private final List<String> lines = new ArrayList<>();

	private Summary() {
	}

	/**
	 * The document {@code summary.md}.
	 * @param result of a run
	 * @return Markdown; times are milliseconds
	 */
	public static String markdown(RunResult result) {
		Summary summary = new Summary();
		summary.heading(result);
		result.paths().forEach((path) -> summary.path(path, Mark.of(path)));
		summary.differences(result);
		summary.paragraph(Footnote.LONG);
		summary.paragraph("## Repeat it");
		summary.paragraph("```sh\n" + OneLine.of(result.command()) + "\n```");
		return String.join("\n", summary.lines);
	}

	private void heading(RunResult result) {
		paragraph("# What `" + result.scenario() + "` did to live traffic");
		paragraph("%s, PostgreSQL %s, %s requests/s per endpoint, SLO %s ms, started %s.".formatted(
				Figures.count(result.rows(), "row"), result.postgres(), Figures.rate(result.ratePerEndpoint()),
				result.sloMs(), result.startedAt()));
		if (result.noisy()) {
			paragraph("> **Too noisy to judge:** " + plain(result.noise()));
		}
		result.notes().forEach((note) -> paragraph("> **Note:** " + plain(note)));
		application(result.environment().application());
	}

	private void application(Map<String, String> settings) {
		if (!settings.isEmpty()) {
			paragraph("The application's settings, as it said itself: " + plain(settings.entrySet()
				.stream()
				.map((each) -> each.getKey() + " = " + each.getValue())
				.collect(Collectors.joining(", "))) + ".");
		}
	}

	private void path(PathResult path, Mark mark) {
		paragraph("## " + mark.sign() + " " + path.path() + ": " + plain(path.claim()));
		paragraph("**" + plain(Verdict.told(path)) + "**");
		this.lines
			.add("| endpoint | requests | failed | slow | downtime ms | longest stall ms | p50 ms | p99 ms | max ms"
					+ " | baseline p99 ms | bad by noise | noise ms |");
		this.lines.add("| --- " + "| ---: ".repeat(11) + "|");
		path.endpoints().forEach(this::row);
		this.lines.add("");
		paragraph("Steps: %s ms. Acknowledged writes: %s, lost: %s. Final schema: %s.".formatted(
				Figures.millis(path.migrationMs()), path.acknowledgedWrites(), path.lostWrites(),
				path.finalSchemaOk() ? "ok" : "**not ok**"));
		pool(path);
		list(path.chains()
			.stream()
			.map((chain) -> chain.words() + ", for " + Figures.millis(chain.longestWaitMs()) + " ms")
			.toList());
		list(NoiseWords.of(path));
		compatibility(path);
		list(path.schemaProblems());
		list(path.lostExamples());
	}

	private void pool(PathResult path) {
		if (!path.blastRadius().isEmpty()) {
			paragraph("Blast radius: %s; %s.".formatted(String.join(", ", path.blastRadius()), Verdict.whyBlast(path)));
		}
	}

	private void compatibility(PathResult path) {
		if (path.compatibility().isEmpty()) {
			return;
		}
		CompatibilityTable table = CompatibilityTable.of(path.compatibility());
		paragraph("Whether each live release can work with the schema, tried on ten rows after each step:");
		this.lines.add(row("release", table.steps()));
		this.lines.add("| --- ".repeat(table.steps().size() + 1) + "|");
		table.rows().forEach((release, cells) -> this.lines.add(row(release, cells)));
		this.lines.add("");
	}

	private void row(EndpointResult seen) {
		this.lines
			.add(row(plain(seen.name()), seen.requests(), seen.failed(), seen.slow(), Figures.millis(seen.downtimeMs()),
					Figures.millis(seen.longestStallMs()) + (seen.open() ? " (still down at the end)" : ""),
					Figures.millis(seen.p50Ms()), Figures.millis(seen.p99Ms()), Figures.millis(seen.maxMs()),
					Figures.millis(seen.baselineP99Ms()), seen.noiseBad(), Figures.millis(seen.noiseMs())));
	}

	private static String row(String first, List<String> rest) {
		return row(Stream.concat(Stream.of(first), rest.stream()).map(Summary::plain).toArray());
	}

	/** A row of a table, whose cells are Markdown. */
	static String row(Object... cells) {
		return Stream.of(cells).map(Object::toString).collect(Collectors.joining(" | ", "| ", " |"));
	}

	private void differences(RunResult result) {
		if (!result.schemaDifferences().isEmpty()) {
			paragraph("## The paths do not end in the same schema");
			list(result.schemaDifferences());
		}
	}

	private void list(List<String> items) {
		if (!items.isEmpty()) {
			items.forEach((item) -> this.lines.add("- " + plain(item)));
			this.lines.add("");
		}
	}

	private void paragraph(String text) {
		this.lines.add(text);
		this.lines.add("");
	}

	/** Text that Markdown leaves as it is. */
	private static String plain(String text) {
		return OneLine.of(text).replaceAll("([\\\\`*_<>|\\[\\]])", "\\\\$1");
	}

}
