package org.downtimelab.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A session of its own for a program, as if it ran on a machine of its own: Linux shares
 * the processors between sessions first, and only then between their threads (sched(7),
 * "The autogroup feature"). Else the hundreds of threads of a stalled application would
 * take the time of its users and of its load balancer.
 */
final class OwnSession {

	private static final Path SETSID = Path.of("/usr/bin/setsid");

	private OwnSession() {
	}

	/**
	 * The command that runs it so; where there is no such program, the command itself.
	 */
	static List<String> of(List<String> command) {
		if (!Files.isExecutable(SETSID)) {
			return command;
		}
		List<String> own = new ArrayList<>(List.of(SETSID.toString()));
		own.addAll(command);
		return own;
	}

}
