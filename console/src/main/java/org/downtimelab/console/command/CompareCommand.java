package org.downtimelab.console.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.downtimelab.console.LabException;
import org.downtimelab.console.report.Comparison;
import org.downtimelab.console.report.RecordedRun;
import org.downtimelab.console.result.RunResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab compare RUN RUN}. */
@Command(name = "compare", mixinStandardHelpOptions = true, description = "Set two runs of one scenario side by side.",
		footer = { "", "Example:", "  lab compare 20260115-100000-index 20260115-110000-index" })
final class CompareCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(index = "0", paramLabel = "RUN", description = "The folder of a run, or its name in .lab/runs.")
	private Path first;

	@Parameters(index = "1", paramLabel = "RUN", description = "Another.")
	private Path second;

	@Override
	public Integer call() {
		RunResult one = RecordedRun.result(RecordedRunFolder.of(this.first));
		RunResult two = RecordedRun.result(RecordedRunFolder.of(this.second));
		if (!one.scenario().equals(two.scenario())) {
			throw new LabException("A run of " + one.scenario() + " and one of " + two.scenario()
					+ " cannot be compared: name two of the same scenario");
		}
		this.spec.commandLine().getOut().println(Comparison.text(one, two));
		return ExitCode.DONE;
	}

}
