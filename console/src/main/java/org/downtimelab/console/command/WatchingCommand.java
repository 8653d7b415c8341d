package org.downtimelab.console.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.downtimelab.command.Rows;
import org.downtimelab.console.LabFolder;
import org.downtimelab.console.metrics.MetricsEye;
import org.downtimelab.console.run.EarlyEnd;
import org.downtimelab.console.run.RunRequest;
import org.downtimelab.console.run.SamplerEye;
import org.downtimelab.console.run.WatchingCost;
import org.downtimelab.console.screen.PlainLines;
import org.downtimelab.console.stage.PageEye;
import org.downtimelab.database.Server;
import org.downtimelab.scenario.Scenario;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lab measure watching}. */
@Command(name = "watching", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Under a steady load and with no migration, look at the database and look away in turn, ten "
				+ "times 5 s each: what does watching add to the median latency?",
		footer = { "", "Examples:", "  lab measure watching --rows 200k", "  lab measure watching --page",
				"  lab measure watching --metrics" })
final class WatchingCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--scenario", paramLabel = "SCENARIO", defaultValue = "index", converter = ScenarioNames.class,
			description = "Whose application (default: ${DEFAULT-VALUE}).")
	private Scenario scenario;

	@Option(names = "--rows", paramLabel = "N", defaultValue = "200k",
			description = "Rows of the large table (default: ${DEFAULT-VALUE}).")
	private Rows rows;

	@Option(names = "--rate", paramLabel = "R", defaultValue = "50",
			description = "Requests per second and endpoint (default: ${DEFAULT-VALUE}).")
	private int rate;

	@Option(names = "--page", description = "Look at the stage's page instead: attach a viewer and detach it in turn.")
	private boolean page;

	@Option(names = "--metrics",
			description = "Read the metrics of the lab and of the application instead, once a second, and ask for "
					+ "its health, as with --metrics-port.")
	private boolean metrics;

	@Mixin
	private EmbeddedVersion version;

	@Mixin
	private ServerOptions server;

	@Override
	public Integer call() {
		if (this.rate < 1 || this.rate > 1000) {
			throw new ParameterException(this.spec.commandLine(),
					"--rate " + this.rate + ": say 1 to 1000 requests per second");
		}
		if (this.page && this.metrics) {
			throw new ParameterException(this.spec.commandLine(), "Say --page or --metrics: one eye at a time");
		}
		RunRequest request = new RunRequest(this.scenario, List.of(), this.rows.count(), this.rate, 250);
		Path jar = new Place().application(this.scenario);
		try (EarlyEnd early = new EarlyEnd(this.spec.commandLine().getErr())) {
			return early.during(() -> measure(request, jar, early));
		}
	}

	private int measure(RunRequest request, Path jar, EarlyEnd early) {
		try (LabFolder folder = LabFolder.open(new Place().labFolder());
				Server postgres = early.of(this.server.open(folder.path(), this.version))) {
			WatchingTable table = new WatchingTable(pairs(request, jar, early, folder, postgres));
			this.spec.commandLine().getOut().println(table.text());
			if (table.bearable()) {
				return ExitCode.DONE;
			}
			this.spec.commandLine().getErr().println("lab: watching costs too much here to be left out of account");
			return ExitCode.ENVIRONMENT;
		}
	}

	private List<WatchingCost.Pair> pairs(RunRequest request, Path jar, EarlyEnd early, LabFolder folder,
			Server postgres) {
		if (this.page) {
			return ofPage(request, jar, early, folder, postgres);
		}
		if (this.metrics) {
			return ofMetrics(request, jar, early, folder, postgres);
		}
		return new WatchingCost(request, jar, new PlainLines(System.out), new SamplerEye(), early).measure(postgres,
				folder.newRun("watching"));
	}

	private static List<WatchingCost.Pair> ofMetrics(RunRequest request, Path jar, EarlyEnd early, LabFolder folder,
			Server postgres) {
		try (MetricsEye eye = new MetricsEye()) {
			return new WatchingCost(request, jar, eye.beside(new PlainLines(System.out), request.scenario()), eye,
					early)
				.measure(postgres, folder.newRun("watching-metrics"));
		}
	}

	private static List<WatchingCost.Pair> ofPage(RunRequest request, Path jar, EarlyEnd early, LabFolder folder,
			Server postgres) {
		try (PageEye eye = new PageEye(folder)) {
			return new WatchingCost(request, jar, eye.listener(request), eye, early).measure(postgres,
					folder.newRun("watching-page"));
		}
	}

}
