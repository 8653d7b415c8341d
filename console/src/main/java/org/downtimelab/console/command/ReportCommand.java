package org.downtimelab.console.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.downtimelab.report.Documents;
import org.downtimelab.report.RecordedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab report RUN}. */
@Command(name = "report", mixinStandardHelpOptions = true,
		description = "Write a run's report and summary again, from what it recorded.",
		footer = { "", "Example:", "  lab report 20260115-100000-index" })
final class ReportCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "RUN", description = "The run's folder, or its name in .lab/runs.")
	private Path run;

	@Override
	public Integer call() {
		for (Path folder : RecordedRunFolder.allOf(this.spec, this.run)) {
			RecordedRun recorded = RecordedRun.in(folder);
			Documents.write(folder, null, recorded.result(), recorded.pictures());
			this.spec.commandLine().getOut().println("Report: " + folder.resolve("report.html"));
		}
		return ExitCode.DONE;
	}

}
