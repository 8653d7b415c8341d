package org.downtimelab.process;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A session of its own for a program, as if it ran on a machine of its own: Linux shares
 * the processors between sessions first, and only then between their threads (sched(7),
 * "The autogroup feature"). Else the hundreds of threads of a stalled application would
 * take the time of its users and of its load balancer. A session can give way to the
 * others, by its nice value. In a CPU cgroup, as that of a container, nothing of this has
 * an effect: there the nice value of each process counts, and in a session of its own
 * that one has none. An ordinary user cannot lower it again, so it is another one, for
 * good.
 */
final class OwnSession {

	private static final Path SETSID = Path.of("/usr/bin/setsid");

	/** Of a session that gives way: it gets what the others leave. */
	private static final int NICE = 19;

	/** Of a process whose users and load balancer are to come first in a CPU cgroup. */
	private static final int NICE_IN_A_CGROUP = 10;

	/** Linux takes a new value from ordinary users ten times a second at most. */
	private static final int TRIES = 10;

	private static final Duration BETWEEN_TRIES = Duration.ofMillis(150);

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

	/**
	 * The same, and the session gives way from its first moment; in a CPU cgroup, the
	 * process does, for good.
	 */
	static List<String> givingWay(List<String> command) {
		if (!Files.isExecutable(SETSID)) {
			return command;
		}
		List<String> modest = new ArrayList<>(List.of("/bin/sh", "-c", "{ echo " + NICE
				+ " > /proc/self/autogroup; } 2>/dev/null; exec nice -n " + NICE_IN_A_CGROUP + " \"$@\"", "sh"));
		modest.addAll(command);
		return of(modest);
	}

	/** From now on the session of that process gives way no more. */
	static void takesItsShare(long pid) {
		for (int i = 0; i < TRIES; i++) {
			try {
				Path session = session(pid);
				if (Files.exists(session) && !Files.readString(session).equals(Files.readString(session("self")))) {
					write(session);
				}
				return;
			}
			catch (IOException tooSoonOrGone) {
				LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
			}
		}
	}

	/** Not by a channel: that has no exception for "try again". */
	private static void write(Path session) throws IOException {
		try (OutputStream out = new FileOutputStream(session.toFile())) {
			out.write('0');
		}
	}

	private static Path session(Object pid) {
		return Path.of("/proc", pid.toString(), "autogroup");
	}

}
