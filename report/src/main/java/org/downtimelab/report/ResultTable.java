package org.downtimelab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.experiment.result.StatementResult;
import org.downtimelab.experiment.result.StepResult;

/** The result as a terminal shows it, at most 100 columns wide. */
public final class ResultTable {

	private static final int WIDTH = 100;

	private static final TextTable TABLE = new TextTable().words("path", 9)
		.words("endpoint", 16)
		.figures("requests", 8)
		.figures("failed", 7)
		.figures("slow", 7)
		.figures("downtime", 10)
		.figures("longest stall", 13)
		.figures("p50", 10)
		.figures("p99", 10);

	private final RunResult result;

	private final Paint paint;

	private final List<String> lines = new ArrayList<>();

	private ResultTable(RunResult result, Paint paint) {
		this.result = result;
		this.paint = paint;
	}

	/**
	 * The table of endpoints, and below it what is to be said of each path.
	 * @param result of a run
	 * @param colour whether to colour it with ANSI sequences
	 * @return several lines, the last without a line end
	 */
	public static String text(RunResult result, boolean colour) {
		return new ResultTable(result, new Paint(colour)).text();
	}

	private String text() {
		heading();
		this.lines.add("");
		this.lines.add(this.paint.dim(TABLE.heading()));
		this.result.paths().forEach(this::rows);
		if (FailedAndLate.confuses(this.result)) {
			said("", FailedAndLate.WORDS, this.paint::dim);
		}
		this.result.paths().forEach(this::story);
		this.result.schemaDifferences().forEach((difference) -> said("", difference, this.paint::red));
		this.lines.add("");
		said("", Footnote.SHORT, this.paint::dim);
		return String.join("\n", this.lines);
	}

	private void heading() {
		said("", PathWords.title(this.result), this.paint::bold);
		said("", "%s · %s · PostgreSQL %s · SLO %s ms · %s requests/s per endpoint".formatted(this.result.scenario(),
				Figures.count(this.result.rows(), "row"), this.result.postgres(), this.result.sloMs(),
				Figures.rate(this.result.ratePerEndpoint())), this.paint::dim);
		if (this.result.noisy()) {
			said("", "No verdict: " + this.result.noise(), this.paint::yellow);
		}
		this.result.notes().forEach((note) -> said("", "Note: " + note, this.paint::yellow));
	}

	private void rows(PathResult path) {
		String name = path.path();
		for (EndpointResult seen : path.endpoints()) {
			boolean bad = seen.attributableBad() > 0;
			this.lines.add(TABLE.row(name, OneLine.first(seen.name(), 16), Figures.count(seen.requests()),
					redIf(seen.failed() > 0, Figures.count(seen.failed())),
					redIf(seen.slow() > 0, Figures.count(seen.slow())), redIf(bad, Figures.time(seen.downtimeMs())),
					redIf(bad, Figures.time(seen.longestStallMs())), latency(seen.p50Ms()), latency(seen.p99Ms())));
			name = "";
		}
	}

	private TextTable.Painted redIf(boolean bad, String text) {
		return new TextTable.Painted(text, bad ? this.paint::red : this.paint::dim);
	}

	private TextTable.Painted latency(double ms) {
		return new TextTable.Painted(Figures.time(ms),
				(ms > this.result.sloMs()) ? this.paint::red : UnaryOperator.identity());
	}

	private void story(PathResult path) {
		this.lines.add("");
		Mark mark = Mark.of(path);
		PathWords words = PathWords.of(path, this.result);
		said("", mark.sign() + " " + path.path() + ": " + words.told(), (line) -> coloured(mark, line));
		said("    ", words.why(), (line) -> line);
		for (StepResult step : path.steps()) {
			for (StatementResult statement : step.statements()) {
				for (LockResult lock : LockWords.worthTelling(statement)) {
					said("    ", OneLine.statement(statement.sql()) + " took " + LockWords.of(lock), (line) -> line);
				}
			}
		}
		path.chains()
			.forEach((chain) -> said("    ", chain.words() + ", for " + Figures.time(chain.longestWaitMs()),
					(line) -> line));
		words.after().forEach((left) -> said("    ", left, (line) -> line));
		NoiseWords.of(path).forEach((noise) -> said("    ", noise, this.paint::yellow));
		said("    ", words.writes(),
				(path.lostWrites() + path.destroyedRows() > 0) ? this.paint::red : this.paint::green);
		path.lostExamples().forEach((example) -> said("      ", example, this.paint::red));
		if (path.finalSchemaOk()) {
			said("    ", "the final schema is ok", this.paint::green);
		}
		path.schemaProblems().forEach((problem) -> said("    ", "final schema: " + problem, this.paint::red));
	}

	private String coloured(Mark mark, String line) {
		return this.paint.bold(switch (mark) {
			case HURT -> this.paint.red(line);
			case WRONG, UNJUDGED -> this.paint.yellow(line);
			case HARMLESS -> this.paint.green(line);
		});
	}

	/** Lines that hang under their first. */
	private void said(String indent, String what, UnaryOperator<String> paint) {
		if (what.isEmpty()) {
			return;
		}
		String hanging = indent;
		for (String line : OneLine.wrap(what, WIDTH - indent.length() - 2)) {
			this.lines.add(hanging + paint.apply(line));
			hanging = indent + "  ";
		}
	}

}
