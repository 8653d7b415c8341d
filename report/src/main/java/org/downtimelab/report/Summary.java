package org.downtimelab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.experiment.result.StepResult;

/** The result as Markdown, with the figures as measured. */
public final class Summary {

	private final List<String> lines = new ArrayList<>();

	private final RunResult result;

	private Summary(RunResult result) {
		this.result = result;
	}

	/**
	 * The document {@code summary.md}.
	 * @param result of a run
	 * @return Markdown; times are milliseconds
	 */
	public static String markdown(RunResult result) {
		Summary summary = new Summary(result);
		summary.heading(result);
		result.paths().forEach((path) -> summary.path(path, Mark.of(path)));
		if (FailedAndLate.confuses(result)) {
			summary.paragraph(StepWords.capital(FailedAndLate.WORDS));
		}
		summary.differences(result);
		summary.application(result.environment().application());
		summary.paragraph(Footnote.LONG);
		summary.paragraph("## Repeat it");
		summary.paragraph("```sh\n" + OneLine.of(result.command()) + "\n```");
		return String.join("\n", summary.lines);
	}

	private void heading(RunResult result) {
		paragraph("# " + plain(PathWords.title(result)));
		paragraph("Downtime Lab, scenario `%s`: %s, PostgreSQL %s, %s requests/s per endpoint, SLO %s ms, started %s."
			.formatted(result.scenario(), Figures.count(result.rows(), "row"), result.postgres(),
					Figures.rate(result.ratePerEndpoint()), result.sloMs(), result.startedAt()));
		if (result.noisy()) {
			paragraph("> **No verdict:** " + plain(result.noise()));
		}
		result.notes().forEach((note) -> paragraph("> **Note:** " + plain(note)));
		result.paths()
			.forEach((path) -> this.lines
				.add("- %s **%s**: %s".formatted(Mark.of(path).sign(), path.path(), plain(Verdict.told(path)))));
		this.lines.add("");
		instead(PathWords.safe(result));
	}

	/** The safe path as a list to work through. */
	private void instead(PathResult safe) {
		if (safe == null) {
			return;
		}
		paragraph("## What to do instead: the safe path, step by step");
		paragraph(plain(PathWords.howToFollow(safe)));
		if (PathWords.hurt(safe) != null) {
			paragraph("**✕ " + plain(PathWords.hurt(safe)) + "**");
		}
		List<StepResult> steps = safe.steps().stream().filter((step) -> !StepWords.meanwhile(step)).toList();
		for (int i = 0; i < steps.size(); i++) {
			StepResult step = steps.get(i);
			paragraph("%s. %s%s".formatted(i + 1, plain(StepWords.sentence(step.why())),
					(step.noReturn() != null) ? " " + plain(StepWords.sentence(step.noReturn())) : ""));
			if (StepWords.look(step) != null) {
				paragraph(("```sql\n" + StepWords.look(step) + "\n```").indent(3).stripTrailing());
			}
			if (step.source() != null) {
				paragraph(("```sql\n" + step.source().strip() + "\n```").indent(3).stripTrailing());
			}
		}
	}

	private void application(Map<String, String> settings) {
		if (!settings.isEmpty()) {
			paragraph("The application's settings, as the application reports them: " + plain(settings.entrySet()
				.stream()
				.map((each) -> each.getKey() + " = " + each.getValue())
				.collect(Collectors.joining(", "))) + ".");
		}
	}

	private void path(PathResult path, Mark mark) {
		paragraph("## " + mark.sign() + " " + path.path());
		paragraph(plain(PathWords.of(path, this.result).claim()));
		PathWords words = PathWords.of(path, this.result);
		paragraph("**" + plain(words.told()) + "**");
		paragraph(plain(words.why()));
		this.lines
			.add("| endpoint | requests | failed | slow | downtime ms | longest stall ms | p50 ms | p99 ms | max ms"
					+ " | baseline p99 ms | bad by noise | noise ms |");
		this.lines.add("| --- " + "| ---: ".repeat(11) + "|");
		path.endpoints().forEach(this::row);
		this.lines.add("");
		paragraph("Steps: %s ms. %s. Final schema: %s.".formatted(Figures.millis(path.migrationMs()), words.writes(),
				path.finalSchemaOk() ? "ok" : "**not ok**"));
		list(path.chains()
			.stream()
			.map((chain) -> chain.words() + ", for " + Figures.millis(chain.longestWaitMs()) + " ms")
			.toList());
		list(words.after());
		list(NoiseWords.of(path));
		compatibility(path);
		list(path.schemaProblems());
		list(path.lostExamples());
	}

	private void compatibility(PathResult path) {
		if (path.compatibility().isEmpty()) {
			return;
		}
		CompatibilityTable table = CompatibilityTable.of(path);
		paragraph("Does each live release work with the schema? Tried on ten rows after each step:");
		this.lines.add(row("release", table.steps()));
		this.lines.add("| --- ".repeat(table.steps().size() + 1) + "|");
		table.rows()
			.forEach((release, cells) -> this.lines
				.add(row(release, cells.stream().map((cell) -> String.join("; ", cell)).toList())));
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
