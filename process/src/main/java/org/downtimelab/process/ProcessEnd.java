package org.downtimelab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process said before it ended. */
public final class ProcessEnd {

	private static final int LINES = 8;

	private ProcessEnd() {
	}

	/**
	 * Its exit code, if it has ended, and the end of its log, to follow a sentence as in
	 * "The application died under load".
	 */
	public static String of(ChildProcess process) {
		String code = process.isAlive() ? "" : " (exit code %s)".formatted(process.exit().join());
		return code + in(process.log());
	}

	private static String in(Path log) {
		try {
			List<String> lines = Files.readAllLines(log).stream().filter((line) -> !line.isBlank()).toList();
			if (lines.isEmpty()) {
				return " without a last word; its log is " + log;
			}
			return "; its last words, from " + log + ":\n"
					+ String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
		}
		catch (IOException ex) {
			return "; its log " + log + " cannot be read: " + ex.getMessage();
		}
	}

}
