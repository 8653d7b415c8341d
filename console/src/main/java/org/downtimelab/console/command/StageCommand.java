package org.downtimelab.console.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.downtimelab.database.Server;
import org.downtimelab.experiment.LabFolder;
import org.downtimelab.experiment.ShutdownCleanup;
import org.downtimelab.experiment.Target;
import org.downtimelab.experiment.Timing;
import org.downtimelab.load.GatlingUsers;
import org.downtimelab.metrics.Metrics;
import org.downtimelab.process.LabException;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.stage.Stage;
import org.downtimelab.stage.StageServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code lab stage}. */
@Command(name = "stage", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Open the live page: start a path there, and watch the outage as it happens.",
		footer = { "", "Examples:", "  lab stage", "  lab stage not-null --port 8090 --no-open" })
final class StageCommand implements Callable<Integer> {

	private static final int TOKEN_BYTES = 16;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "SCENARIO", arity = "0..1", converter = ScenarioNames.class,
			completionCandidates = ScenarioNames.class, description = "The scenario that the page shows first.")
	private Scenario scenario;

	@Option(names = "--port", paramLabel = "PORT", defaultValue = "0",
			description = "Port of the page (default: a free one).")
	private int port;

	@Option(names = "--host", paramLabel = "ADDRESS",
			description = "Serve the page on this address, for other machines. The printed URL then holds a token.")
	private String host;

	@Option(names = "--no-open", description = "Do not open a browser.")
	private boolean noOpen;

	@Option(names = "--timing", paramLabel = "stage|quick", defaultValue = "stage",
			description = "quick: a shorter baseline and recovery, and no Gatling report (default: stage).")
	private String timing;

	@Mixin
	private MetricsOptions metrics;

	@Mixin
	private EmbeddedVersion version;

	@Mixin
	private ServerOptions server;

	@Override
	public Integer call() {
		this.metrics.check();
		Timing around = RunChoice.timing(this.timing, this.spec);
		try (ShutdownCleanup early = new ShutdownCleanup(this.spec.commandLine().getErr())) {
			return early.during(() -> serve(around, early));
		}
	}

	private int serve(Timing around, ShutdownCleanup early) {
		Installation place = new Installation();
		try (LabFolder folder = LabFolder.open(place.labFolder());
				Server postgres = early.of(this.server.open(folder.path(), this.version));
				Metrics meters = early.of(this.metrics.open(false));
				Stage stage = early
					.of(new Stage(folder, postgres, (scenario) -> Target.application(place.application(scenario)),
							meters, (rate) -> new GatlingUsers(rate, around.gatlingReport()), around));
				ConfigurableApplicationContext page = early.of(page(stage))) {
			return untilInterrupted();
		}
	}

	private ConfigurableApplicationContext page(Stage stage) {
		String token = (this.host != null) ? token() : null;
		try {
			ConfigurableApplicationContext page = StageServer.serve(stage, this.host, this.port, token);
			String url = "http://%s:%s/%s%s".formatted(Installation.toOpen(this.host), StageServer.port(page),
					(token != null) ? "?token=" + token : "",
					(this.scenario != null) ? "#" + this.scenario.name() : "");
			PrintWriter out = this.spec.commandLine().getOut();
			out.println("The stage: " + url);
			out.println("Press Ctrl-C to stop.");
			out.flush();
			if (!this.noOpen) {
				open(url);
			}
			return page;
		}
		catch (PortInUseException ex) {
			throw new LabException("Port " + this.port + " is in use: choose another with --port", ex);
		}
	}

	private static String token() {
		byte[] random = new byte[TOKEN_BYTES];
		new SecureRandom().nextBytes(random);
		return HexFormat.of().formatHex(random);
	}

	/** Where there is no browser, the address has been printed. */
	private static void open(String url) {
		String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		List<String> command = system.contains("win") ? List.of("cmd", "/c", "start", url)
				: List.of(system.contains("mac") ? "open" : "xdg-open", url);
		try {
			new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException noBrowser) {
			// The address has been printed.
		}
	}

	private static int untilInterrupted() {
		try {
			new CountDownLatch(1).await();
			return ExitCode.DONE;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return ExitCode.DONE;
		}
	}

}
