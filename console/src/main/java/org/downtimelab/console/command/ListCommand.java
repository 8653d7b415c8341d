package org.downtimelab.console.command;

import org.downtimelab.report.TextTable;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Scenarios;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lab list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the scenarios.")
final class ListCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		TextTable table = new TextTable().words("scenario", 14).words("hazard", 1);
		for (Scenario scenario : Scenarios.all()) {
			this.spec.commandLine().getOut().println(table.row(scenario.name(), scenario.hazard()));
		}
	}

}
