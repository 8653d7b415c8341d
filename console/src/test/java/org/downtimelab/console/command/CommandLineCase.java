package org.downtimelab.console.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import picocli.CommandLine;

/** What a command line came to. It runs in this JVM, in folders of its own. */
record CommandLineCase(int exitCode, String out, String err) {

	/**
	 * Runs it.
	 * @param folder holds {@code .lab}, and the application of the index scenario: an
	 * empty file, which no case here starts
	 */
	static CommandLineCase run(Path folder, String... arguments) throws IOException {
		Path application = folder.resolve("scenario-index/target/scenario-index.jar");
		Files.createDirectories(application.getParent());
		if (!Files.exists(application)) {
			Files.createFile(application);
		}
		return runIn(folder, arguments);
	}

	/** Runs it where no application has been built. */
	static CommandLineCase runIn(Path folder, String... arguments) {
		System.setProperty("lab.home", folder.toString());
		System.setProperty("lab.folder", folder.resolve(".lab").toString());
		try {
			StringWriter out = new StringWriter();
			StringWriter err = new StringWriter();
			CommandLine lab = LabCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
			return new CommandLineCase(lab.execute(arguments), out.toString(), err.toString());
		}
		finally {
			System.clearProperty("lab.home");
			System.clearProperty("lab.folder");
		}
	}

}
