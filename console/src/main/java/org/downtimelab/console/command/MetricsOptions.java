package org.downtimelab.console.command;

import org.downtimelab.metrics.Metrics;
import org.downtimelab.metrics.ServedMetrics;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether the lab has metrics, and where. */
final class MetricsOptions {

	private static final int LAST_PORT = 65_535;

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command;

	@Option(names = "--metrics-port", paramLabel = "PORT",
			description = "Serve metrics for Prometheus on this port, and check the health of the instances once a "
					+ "second (0: a free port; default: no metrics).")
	private Integer port;

	@Option(names = "--metrics-host", paramLabel = "ADDRESS", defaultValue = "127.0.0.1",
			description = "Serve the metrics on this address. Anybody who can reach it can read them without a token "
					+ "(default: ${DEFAULT-VALUE}).")
	private String host;

	/** Refuses what is no port, before anything begins. */
	void check() {
		if (this.port != null && (this.port < 0 || this.port > LAST_PORT)) {
			throw new ParameterException(this.command.commandLine(),
					"--metrics-port " + this.port + ": use 0 to " + LAST_PORT);
		}
	}

	/**
	 * Listens, if that was asked for.
	 * @throws org.downtimelab.process.LabException if it cannot listen there
	 */
	Metrics open(boolean quiet) {
		if (this.port == null) {
			return Metrics.NONE;
		}
		ServedMetrics metrics = new ServedMetrics(this.host, this.port).withHealth();
		if (!quiet) {
			this.command.commandLine()
				.getOut()
				.println("Metrics: http://%s:%s/metrics".formatted(Installation.toOpen(this.host), metrics.port()));
			this.command.commandLine().getOut().flush();
		}
		return metrics;
	}

}
