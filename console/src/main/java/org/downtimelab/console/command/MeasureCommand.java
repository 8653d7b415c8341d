package org.downtimelab.console.command;

import picocli.CommandLine.Command;

/** {@code lab measure}: what the lab has to know about itself. */
@Command(name = "measure", hidden = true, mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
		description = "Measure the lab itself.", subcommands = WatchingCommand.class)
final class MeasureCommand {

}
