package org.downtimelab.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.downtimelab.process.LabException;
import org.downtimelab.report.Comparison;
import org.downtimelab.report.HtmlReport;
import org.downtimelab.report.RecordedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab compare RUN RUN}. */
@Command(name = "compare", mixinStandardHelpOptions = true,
		description = "Compare runs of one scenario: in a table here, and on a page with their charts.",
		footer = { "", "Examples:", "  lab compare 20260115-100000-index 20260115-110000-index",
				"  lab compare 20260115-100000-index-risky 20260115-110000-index-safe --html risky-and-safe.html" })
final class CompareCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(arity = "2..*", paramLabel = "RUN",
			description = "Two or more runs: their folders, or their names in .lab/runs.")
	private List<Path> runs;

	@Option(names = "--html", paramLabel = "FILE",
			description = "Write the page to this file (default: .lab/runs/comparison.html).")
	private Path html;

	@Override
	public Integer call() {
		List<RecordedRun> recorded = this.runs.stream()
			.map((run) -> RecordedRunFolder.of(this.spec, run))
			.map(RecordedRun::in)
			.toList();
		String scenario = recorded.get(0).result().scenario();
		recorded.stream()
			.map((run) -> run.result().scenario())
			.filter((each) -> !each.equals(scenario))
			.forEach((each) -> {
				throw new ParameterException(this.spec.commandLine(), "A run of " + scenario + " and one of " + each
						+ " cannot be compared: name runs of the same scenario");
			});
		this.spec.commandLine().getOut().println(Comparison.text(recorded.stream().map(RecordedRun::result).toList()));
		Path page = (this.html != null) ? this.html : amongRuns();
		HtmlReport.write(page, recorded);
		this.spec.commandLine().getOut().println("Comparison: " + page);
		return ExitCode.DONE;
	}

	/** Runs may lie elsewhere, and this lab have none. */
	private static Path amongRuns() {
		Path folder = new Installation().labFolder().resolve("runs");
		try {
			return Files.createDirectories(folder).resolve("comparison.html");
		}
		catch (IOException ex) {
			throw new LabException("Cannot write to " + folder + ": " + ex.getMessage(), ex);
		}
	}

}
