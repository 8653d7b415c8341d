package org.downtimelab.console.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.downtimelab.console.screen.LiveScreen;
import org.downtimelab.console.screen.PlainLines;
import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;
import org.downtimelab.experiment.BrokenPromise;
import org.downtimelab.experiment.LabFolder;
import org.downtimelab.experiment.Run;
import org.downtimelab.experiment.RunEvent;
import org.downtimelab.experiment.RunRequest;
import org.downtimelab.experiment.ShutdownCleanup;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.metrics.Metrics;
import org.downtimelab.process.Patience;
import org.downtimelab.report.Documents;
import org.downtimelab.report.ResultTable;
import org.downtimelab.report.Scoreboard;
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
		description = "Run a scenario's paths under load, and report what users saw and what the database did.",
		footer = { "", "Examples:", "  lab run index", "  lab run --all",
				"  lab run index --rows 500k --path risky --path safe", "  lab run index --postgres 16",
				"  lab run index --url jdbc:postgresql://localhost/postgres --user me --json result.json" })
final class RunCommand implements Callable<Integer> {

	private static final Duration RECOVERY = Duration.ofSeconds(10);

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "SCENARIO", arity = "0..1", converter = ScenarioNames.class,
			completionCandidates = ScenarioNames.class, description = "The scenario: ${COMPLETION-CANDIDATES}.")
	private Scenario scenario;

	@Option(names = "--all", description = "Run every scenario, one after another, then print a scoreboard.")
	private boolean all;

	@Mixin
	private RunChoice choice;

	@Mixin
	private EmbeddedVersion version;

	@Mixin
	private ServerOptions server;

	@Mixin
	private MetricsOptions metrics;

	@Option(names = "--json", paramLabel = "FILE", description = "Also write the result to this file.")
	private Path json;

	@Option(names = "--quiet", description = "Print only the result.")
	private boolean quiet;

	@Override
	public Integer call() {
		if (this.all == (this.scenario != null)) {
			throw new ParameterException(this.spec.commandLine(),
					"Name a scenario, or use --all. `lab list` shows the scenarios");
		}
		this.metrics.check();
		List<Scenario> scenarios = this.all ? Scenarios.all() : List.of(this.scenario);
		List<RunRequest> requests = scenarios.stream().map((each) -> this.choice.of(each, this.spec)).toList();
		Documents.checkWritable(this.json);
		try (ShutdownCleanup early = new ShutdownCleanup(this.spec.commandLine().getErr())) {
			return early.during(() -> run(requests, early));
		}
	}

	private int run(List<RunRequest> requests, ShutdownCleanup early) {
		PrintWriter out = this.spec.commandLine().getOut();
		PrintWriter err = this.spec.commandLine().getErr();
		try (LabFolder folder = LabFolder.open(new Installation().labFolder());
				Server postgres = early.of(this.server.open(folder.path(), this.version));
				Metrics meters = early.of(this.metrics.open(this.quiet))) {
			if (this.all && !this.quiet) {
				out.println(new ExpectedTime(RecordedRunFolder.all()).words(planned(requests, postgres)));
				out.flush();
			}
			Path runFolder = folder.newRun(this.all ? "all" : this.scenario.name());
			RunSeries series = new RunSeries(() -> this.all && answers(postgres), early, err);
			for (RunRequest request : requests) {
				String name = request.subject().name();
				Path own = this.all ? runFolder.resolve(name) : runFolder;
				series.play(name, () -> play(request, own, postgres, meters, early));
				if (this.all) {
					Documents.writeAll(runFolder, this.json, series.results(), series.unfinished());
				}
			}
			meters.awaitReader();
			if (this.all) {
				out.println(Scoreboard.text(series.results(), series.unfinished()));
			}
			out.println("Report: " + runFolder.resolve("report.html"));
			return series.results()
				.stream()
				.mapToInt((result) -> judge(result, err))
				.reduce(series.unfinished().isEmpty() ? ExitCode.DONE : ExitCode.ENVIRONMENT, RunCommand::worse);
		}
	}

	private RunResult play(RunRequest request, Path folder, Server postgres, Metrics meters, ShutdownCleanup early) {
		Run.Outcome outcome = new Run(request, postgres, meters.beside(listener(), request.subject()), early)
			.play(folder, command(request));
		Documents.write(folder, this.all ? null : this.json, outcome.result(), outcome.pictures());
		this.spec.commandLine().getOut().println(ResultTable.text(outcome.result(), Terminal.colour()));
		return outcome.result();
	}

	private String command(RunRequest request) {
		return this.choice.command(request.subject().name()) + this.version.argument();
	}

	private List<PlannedRun> planned(List<RunRequest> requests, Server postgres) {
		Databases databases = new Databases(postgres);
		return requests.stream()
			.map((request) -> new PlannedRun(command(request), request.rows(), request.paths().size(),
					databases.template(request.data().name()).isPresent()))
			.toList();
	}

	/** After a crash it may first have to recover. */
	private static boolean answers(Server postgres) {
		return Patience.until(RECOVERY, () -> {
			try (Connection connection = postgres.maintenance().connect("downtime-lab")) {
				return connection.isValid(5);
			}
			catch (SQLException ex) {
				return false;
			}
		});
	}

	/** A broken promise outweighs a path that could not be judged. */
	private static int worse(int first, int second) {
		return (first == ExitCode.NOT_SAFE || second == ExitCode.DONE) ? first : second;
	}

	private Consumer<RunEvent> listener() {
		if (this.quiet) {
			return (event) -> {
			};
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
			err.println("lab: no verdict: " + result.noise());
			return ExitCode.ENVIRONMENT;
		}
		return ExitCode.DONE;
	}

}
