package org.downtimelab.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.downtimelab.check.output.CheckJson;
import org.downtimelab.check.output.CheckMarkdown;
import org.downtimelab.check.output.CheckSarif;
import org.downtimelab.check.result.CheckResult;
import org.downtimelab.process.LabException;
import org.downtimelab.report.Documents;
import picocli.CommandLine.Option;

/** The files in which a check leaves what it found. */
final class CheckDocuments {

	@Option(names = "--markdown", paramLabel = "FILE", description = "Write a comment for a pull request to this file.")
	private Path markdown;

	@Option(names = "--sarif", paramLabel = "FILE", description = "Write SARIF 2.1.0, for code scanning, to this file.")
	private Path sarif;

	@Option(names = "--json", paramLabel = "FILE", description = "Write all that was found to this file.")
	private Path json;

	/**
	 * Sees before the check that its result can be written after it.
	 * @throws LabException if it cannot
	 */
	void checkWritable() {
		Stream.of(this.markdown, this.sarif, this.json).forEach(Documents::checkWritable);
	}

	void write(CheckResult result) {
		write(this.markdown, CheckMarkdown.of(result));
		write(this.sarif, CheckSarif.of(result));
		write(this.json, CheckJson.of(result));
	}

	private static void write(Path file, String text) {
		if (file == null) {
			return;
		}
		try {
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new LabException("Cannot write the result to " + file + ": " + ex.getMessage(), ex);
		}
	}

}
