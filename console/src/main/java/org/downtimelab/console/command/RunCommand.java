package org.downtimelab.console.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.downtimelab.console.LabFolder;
import org.downtimelab.console.metrics.Metrics;
import org.downtimelab.console.report.Documents;
import org.downtimelab.console.report.ResultTable;
import org.downtimelab.console.report.Scoreboard;
import org.downtimelab.console.result.RunResult;
import org.downtimelab.console.run.EarlyEnd;
import org.downtimelab.console.run.Run;
import org.downtimelab.console.run.RunListener;
import org.downtimelab.console.run.RunRequest;
import org.downtimelab.console.screen.LiveScreen;
import org.downtimelab.console.screen.PlainLines;
import org.downtimelab.console.screen.Silence;
import org.downtimelab.database.Server;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Scenarios;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab run SCENARIO} and {@code lab run --all}. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Play a scenario's paths under load, and report what users and database saw.",
		footer = { "", "Examples:", "  lab run index", "  lab run --all",
				"  lab run index --rows 500k --path risky --path safe", "  lab run index --postgres 16",
				"  lab run index --url jdbc:postgresql://localhost/postgres --user me --json result.json" })
final class RunCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "SCENARIO", arity = "0..1", converter = ScenarioNames.class,
			completionCandidates = ScenarioNames.class, description = "Which one: ${COMPLETION-CANDIDATES}.")
	private Scenario scenario;

	@Option(names = "--all", description = "Every scenario, one after another, and a scoreboard.")
	private boolean all;

	@Mixin
	private RunChoice choice;

	@Mixin
	private EmbeddedVersion version;

	@Mixin
	private ServerOptions server;

	@Mixin
	private MetricsOptions metrics;

	@Option(names = "--json", paramLabel = "FILE", description = "Write the result there as well.")
	private Path json;

	@Option(names = "--quiet", description = "Print nothing but the result.")
	private boolean quiet;

	@Override
	public Integer call() {
		if (this.all == (this.scenario != null)) {
			throw new ParameterException(this.spec.commandLine(),
					"Say which scenario to run, or --all: `lab list` shows them");
		}
		this.metrics.check();
		List<Scenario> scenarios = this.all ? Scenarios.all() : List.of(this.scenario);
		Map<RunRequest, Path> programs = new LinkedHashMap<>();
		scenarios.forEach((each) -> programs.put(this.choice.of(each, this.spec), new Place().application(each)));
		Documents.checkWritable(this.json);
		try (EarlyEnd early = new EarlyEnd(this.spec.commandLine().getErr())) {
			return early.during(() -> run(programs, early));
		}
	}

	private int run(Map<RunRequest, Path> programs, EarlyEnd early) {
		try (LabFolder folder = LabFolder.open(new Place().labFolder());
				Server postgres = early.of(this.server.open(folder.path(), this.version));
				Metrics meters = early.of(this.metrics.open(this.quiet))) {
			Path runFolder = folder.newRun(this.all ? "all" : this.scenario.name());
			List<RunResult> results = new ArrayList<>();
			for (Map.Entry<RunRequest, Path> program : programs.entrySet()) {
				String name = program.getKey().scenario().name();
				Path own = this.all ? runFolder.resolve(name) : runFolder;
				Run.Outcome outcome = new Run(program.getKey(), postgres, program.getValue(),
						meters.beside(listener(), program.getKey().scenario()), early)
					.play(own, this.choice.command(name) + this.version.argument());
				Documents.write(own, this.all ? null : this.json, outcome.result(), outcome.pictures());
				this.spec.commandLine().getOut().println(ResultTable.text(outcome.result(), Terminal.colour()));
				results.add(outcome.result());
				if (this.all) {
					Documents.writeAll(runFolder, this.json, results);
				}
			}
			meters.awaitReader();
			if (this.all) {
				this.spec.commandLine().getOut().println(Scoreboard.text(results));
			}
			this.spec.commandLine().getOut().println("Report: " + runFolder.resolve("report.html"));
			return results.stream()
				.mapToInt((result) -> judge(result, this.spec.commandLine().getErr()))
				.reduce(ExitCode.DONE, RunCommand::worse);
		}
	}

	/** A broken promise outweighs a path that could not be judged. */
	private static int worse(int first, int second) {
		return (first == ExitCode.NOT_SAFE || second == ExitCode.DONE) ? first : second;
	}

	private RunListener listener() {
		if (this.quiet) {
			return new Silence();
		}
		return Terminal.present() ? new LiveScreen(System.out, Terminal.columns(), Terminal.colour())
				: new PlainLines(System.out);
	}

	/** The exit code, and the words for one that is not 0. */
	static int judge(RunResult result, PrintWriter err) {
		List<String> broken = BrokenPromise.in(result);
		if (!broken.isEmpty()) {
			err.println("lab: the safe path was not safe: " + String.join("; ", broken));
			return ExitCode.NOT_SAFE;
		}
		if (result.noisy()) {
			err.println("lab: this machine was too noisy to judge: " + result.noise());
			return ExitCode.ENVIRONMENT;
		}
		return ExitCode.DONE;
	}

}
