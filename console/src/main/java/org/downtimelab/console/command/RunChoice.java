package org.downtimelab.console.command;

import java.util.List;
import java.util.Locale;

import org.downtimelab.experiment.Data;
import org.downtimelab.experiment.RunRequest;
import org.downtimelab.experiment.Target;
import org.downtimelab.experiment.Timing;
import org.downtimelab.load.GatlingUsers;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Rows;
import org.downtimelab.scenario.Scenario;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a scenario is to be run. */
final class RunChoice {

	@Option(names = "--rows", paramLabel = "N",
			description = "Rows of the large table, for example 500k or 5M (default: the scenario's own).")
	private Rows rows;

	@Option(names = "--path", paramLabel = "PATH",
			description = "Run this path: risky, folklore or safe. You may repeat the option (default: all three).")
	private List<String> paths;

	@Option(names = "--rate", paramLabel = "R", defaultValue = "50",
			description = "Requests per second on each endpoint (default: ${DEFAULT-VALUE}).")
	private int rate;

	@Option(names = "--slo", paramLabel = "MS", defaultValue = "250",
			description = "A request slower than this many milliseconds is bad (default: ${DEFAULT-VALUE}).")
	private long slo;

	@Option(names = "--timing", paramLabel = "stage|quick", defaultValue = "stage",
			description = "quick: a shorter baseline and recovery, and no Gatling report (default: stage).")
	private String timing;

	/**
	 * The request for a scenario.
	 * @throws ParameterException if it makes no sense
	 */
	RunRequest of(Scenario scenario, CommandSpec spec) {
		if (this.rate < 1 || this.rate > 1000) {
			throw new ParameterException(spec.commandLine(),
					"--rate " + this.rate + ": use 1 to 1000 requests per second");
		}
		if (this.slo < 10 || this.slo > 30_000) {
			throw new ParameterException(spec.commandLine(), "--slo " + this.slo + ": use 10 to 30000 milliseconds");
		}
		Timing timing = timing(this.timing, spec);
		long count = (this.rows != null) ? this.rows.count() : scenario.defaultRows();
		return new RunRequest(scenario, chosenPaths(scenario, spec), Data.seeded(scenario, count),
				Target.application(new Installation().application(scenario)),
				new GatlingUsers(this.rate, timing.gatlingReport()), this.slo, timing);
	}

	/**
	 * The timing of that name.
	 * @throws ParameterException if there is none
	 */
	static Timing timing(String name, CommandSpec spec) {
		try {
			return Timing.named(name);
		}
		catch (IllegalArgumentException ex) {
			throw new ParameterException(spec.commandLine(), ex.getMessage());
		}
	}

	private List<Path> chosenPaths(Scenario scenario, CommandSpec spec) {
		if (this.paths == null) {
			return scenario.paths();
		}
		List<String> known = scenario.paths().stream().map(Path::name).toList();
		for (String path : this.paths) {
			if (!known.contains(path)) {
				throw new ParameterException(spec.commandLine(),
						"There is no path '" + path + "': use one of " + String.join(", ", known));
			}
		}
		return scenario.paths().stream().filter((path) -> this.paths.contains(path.name())).toList();
	}

	/** What repeats the run. */
	String command(String what) {
		StringBuilder command = new StringBuilder("./lab run " + what);
		if (this.rows != null) {
			command.append(" --rows ").append(this.rows);
		}
		if (this.paths != null) {
			this.paths.forEach((path) -> command.append(" --path ").append(path));
		}
		if (!this.timing.equals("stage")) {
			command.append(" --timing ").append(this.timing);
		}
		return command.append(String.format(Locale.ROOT, " --rate %d --slo %d", this.rate, this.slo)).toString();
	}

}
