package org.downtimelab.console.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.downtimelab.command.Rows;
import org.downtimelab.console.LabFolder;
import org.downtimelab.console.report.Documents;
import org.downtimelab.console.report.ResultTable;
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

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab run SCENARIO}. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Play a scenario's paths under load, and report what users and database saw.",
		footer = { "", "Examples:", "  lab run index", "  lab run index --rows 500k --path risky --path safe",
				"  lab run index --url jdbc:postgresql://localhost/postgres --user me --json result.json" })
final class RunCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "SCENARIO", converter = ScenarioNames.class, completionCandidates = ScenarioNames.class,
			description = "Which one: ${COMPLETION-CANDIDATES}.")
	private Scenario scenario;

	@Option(names = "--rows", paramLabel = "N",
			description = "Rows of the large table, as 500k or 5M (default: the scenario's own).")
	private Rows rows;

	@Option(names = "--path", paramLabel = "PATH",
			description = "risky, folklore or safe; may be repeated (default: all three).")
	private List<String> paths;

	@Option(names = "--rate", paramLabel = "R", defaultValue = "50",
			description = "Requests per second and endpoint (default: ${DEFAULT-VALUE}).")
	private int rate;

	@Option(names = "--slo", paramLabel = "MS", defaultValue = "250",
			description = "A request slower than this many milliseconds is bad (default: ${DEFAULT-VALUE}).")
	private long slo;

	@Mixin
	private ServerOptions server;

	@Option(names = "--json", paramLabel = "FILE", description = "Write the result there as well.")
	private Path json;

	@Option(names = "--quiet", description = "Print nothing but the result.")
	private boolean quiet;

	@Override
	public Integer call() {
		RunRequest request = request();
		Documents.checkWritable(this.json);
		Path jar = new Place().application(this.scenario);
		try (EarlyEnd early = new EarlyEnd(this.spec.commandLine().getErr())) {
			return early.during(() -> run(request, jar, early));
		}
	}

	private int run(RunRequest request, Path jar, EarlyEnd early) {
		try (LabFolder folder = LabFolder.open(new Place().labFolder());
				Server postgres = early.of(this.server.open(folder.path()))) {
			Path runFolder = folder.newRun(this.scenario.name());
			Run.Outcome outcome = new Run(request, postgres, jar, listener(), early).play(runFolder, command());
			Documents.write(runFolder, this.json, outcome.result(), outcome.pictures());
			PrintWriter out = this.spec.commandLine().getOut();
			out.println(ResultTable.text(outcome.result(), Terminal.colour()));
			out.println("Report: " + runFolder.resolve("report.html"));
			return judge(outcome.result(), this.spec.commandLine().getErr());
		}
	}

	private RunRequest request() {
		if (this.rate < 1 || this.rate > 1000) {
			throw new ParameterException(this.spec.commandLine(),
					"--rate " + this.rate + ": say 1 to 1000 requests per second");
		}
		if (this.slo < 10 || this.slo > 30_000) {
			throw new ParameterException(this.spec.commandLine(),
					"--slo " + this.slo + ": say 10 to 30000 milliseconds");
		}
		return new RunRequest(this.scenario, chosenPaths(),
				(this.rows != null) ? this.rows.count() : this.scenario.defaultRows(), this.rate, this.slo);
	}

	private List<org.downtimelab.scenario.Path> chosenPaths() {
		if (this.paths == null) {
			return this.scenario.paths();
		}
		List<String> known = this.scenario.paths().stream().map(org.downtimelab.scenario.Path::name).toList();
		for (String path : this.paths) {
			if (!known.contains(path)) {
				throw new ParameterException(this.spec.commandLine(),
						"There is no path '" + path + "': say one of " + String.join(", ", known));
			}
		}
		return this.scenario.paths().stream().filter((path) -> this.paths.contains(path.name())).toList();
	}

	private RunListener listener() {
		if (this.quiet) {
			return new Silence();
		}
		return Terminal.present() ? new LiveScreen(System.out, Terminal.columns()) : new PlainLines(System.out);
	}

	private String command() {
		StringBuilder command = new StringBuilder("./lab run " + this.scenario.name());
		if (this.rows != null) {
			command.append(" --rows ").append(this.rows);
		}
		if (this.paths != null) {
			this.paths.forEach((path) -> command.append(" --path ").append(path));
		}
		return command.append(String.format(Locale.ROOT, " --rate %d --slo %d", this.rate, this.slo)).toString();
	}

	/** The exit code, and the words for one that is not 0. */
	static int judge(RunResult result, PrintWriter err) {
		if (result.noisy()) {
			err.println("lab: this machine was too noisy to judge: " + result.noise());
			return ExitCode.ENVIRONMENT;
		}
		List<String> broken = BrokenPromise.in(result);
		if (!broken.isEmpty()) {
			err.println("lab: the safe path was not safe: " + String.join("; ", broken));
			return ExitCode.NOT_SAFE;
		}
		return ExitCode.DONE;
	}

}
