package org.downtimelab.console.command;

import org.downtimelab.console.metrics.Metrics;
import org.downtimelab.console.metrics.ServedMetrics;

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
			description = "Have metrics there for Prometheus, and ask the instances once a second for their health "
					+ "(0: a free port; default: no metrics).")
	private Integer port;

	/** Refuses what is no port, before anything begins. */
	void check() {
		if (this.port != null && (this.port < 0 || this.port > LAST_PORT)) {
			throw new ParameterException(this.command.commandLine(),
					"--metrics-port " + this.port + ": say 0 to " + LAST_PORT);
		}
	}

	/**
	 * Listens, if that was asked for.
	 * @param address of this machine, or null for loopback
	 * @throws org.downtimelab.console.LabException if it cannot listen there
	 */
	Metrics open(String address, boolean quiet) {
		if (this.port == null) {
			return Metrics.NONE;
		}
		String where = (address != null) ? address : "127.0.0.1";
		ServedMetrics metrics = new ServedMetrics(where, this.port).withHealth();
		if (!quiet) {
			this.command.commandLine()
				.getOut()
				.println("Metrics: http://%s:%d/metrics".formatted(where, metrics.port()));
			this.command.commandLine().getOut().flush();
		}
		return metrics;
	}

}
