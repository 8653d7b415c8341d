package org.downtimelab.console.command;

import org.downtimelab.console.scaffold.Skeleton;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab new-scenario NAME}. */
@Command(name = "new-scenario", mixinStandardHelpOptions = true,
		description = "Write the skeleton of a new scenario; its tests fail until it is filled in.",
		footer = { "", "Example:", "  lab new-scenario drop-index" })
final class NewScenarioCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "NAME", description = "In small letters, as drop-index.")
	private String name;

	@Override
	public void run() {
		this.spec.commandLine()
			.getOut()
			.println("Made " + new Skeleton(this.name).writeTo(new Installation().home())
					+ ": begin with its README, then its paths; mvn -pl scenario-" + this.name + " -am verify");
	}

}
