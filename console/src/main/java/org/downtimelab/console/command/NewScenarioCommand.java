package org.downtimelab.console.command;

import org.downtimelab.console.scaffold.Skeleton;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab new-scenario NAME}. */
@Command(name = "new-scenario", mixinStandardHelpOptions = true,
		description = "Write the skeleton of a new scenario. Its tests fail until you fill it in.",
		footer = { "", "Example:", "  lab new-scenario drop-index" })
final class NewScenarioCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "NAME", description = "Its name in lower case, for example drop-index.")
	private String name;

	@Override
	public void run() {
		this.spec.commandLine()
			.getOut()
			.println("Created " + new Skeleton(this.name).writeTo(new Installation().home())
					+ ". Write its README first, then its paths. Test it: mvn -pl scenario-" + this.name
					+ " -am verify");
	}

}
