package org.downtimelab.console.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;
import org.downtimelab.experiment.LabFolder;
import org.downtimelab.process.LabException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import org.springframework.util.FileSystemUtils;

/** {@code lab clean}. */
@Command(name = "clean", mixinStandardHelpOptions = true,
		description = "Delete the embedded server with its seeded tables, and all reports. "
				+ "With --url, delete the lab's databases on that server.",
		footer = { "", "Examples:", "  lab clean", "  lab clean --url jdbc:postgresql://localhost/postgres" })
final class CleanCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private ServerOptions options;

	@Override
	public Integer call() {
		Path folder = new Installation().labFolder();
		try (LabFolder lab = LabFolder.open(folder)) {
			if (this.options.login.url != null) {
				try (Server server = this.options.openGiven()) {
					new Databases(server).dropAll();
				}
				say("The databases of the lab on that server are dropped.");
				return ExitCode.DONE;
			}
			FileSystemUtils.deleteRecursively(lab.path().resolve("postgres"));
			FileSystemUtils.deleteRecursively(lab.path().resolve("runs"));
			say("The seeded tables and all reports in " + lab.path() + " are deleted.");
			return ExitCode.DONE;
		}
		catch (IOException ex) {
			throw new LabException("Cannot delete what is in " + folder + ": " + ex.getMessage(), ex);
		}
	}

	private void say(String words) {
		this.spec.commandLine().getOut().println(words);
	}

}
