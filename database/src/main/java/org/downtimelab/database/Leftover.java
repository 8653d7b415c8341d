package org.downtimelab.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a server leaves in its data folder when it, or the machine, was killed: a
 * {@code postmaster.pid}, with the server still running or not. Its number may be
 * somebody else's by now, who must not be signalled.
 */
final class Leftover {

	/** The server writes its file within a second or two of its process's start. */
	private static final Duration START_TOLERANCE = Duration.ofSeconds(10);

	private Leftover() {
	}

	/**
	 * Stops what still runs, and takes away the file if its process is not a server of
	 * this folder. To be called by who holds the folder's lock.
	 * @throws DatabaseException if a server runs that does not stop
	 */
	static void clear(Postmaster postmaster) throws IOException {
		Path file = postmaster.pidFile();
		if (!Files.exists(file)) {
			return;
		}
		List<String> lines = Files.readAllLines(file);
		if (process(lines).isEmpty()) {
			Files.deleteIfExists(file);
		}
		else if (!postmaster.stop()) {
			throw new DatabaseException("The server of an earlier lab still runs in " + postmaster.data()
					+ " as process " + lines.get(0) + " and does not stop. End that process and start again");
		}
	}

	/**
	 * The server that wrote the file, if it is alive. Its first line is the process, the
	 * third the start in seconds since 1970.
	 */
	static Optional<ProcessHandle> process(List<String> lines) {
		if (lines.size() < 3 || !lines.get(0).strip().matches("\\d+") || !lines.get(2).strip().matches("\\d+")) {
			return Optional.empty();
		}
		Instant written = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
		return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
			.filter(Leftover::isPostgres)
			.filter((process) -> process.info()
				.startInstant()
				.map((started) -> Duration.between(started, written).abs().compareTo(START_TOLERANCE) < 0)
				.orElse(true));
	}

	/** A process that has ended but that nobody has reaped has no program any more. */
	private static boolean isPostgres(ProcessHandle process) {
		return process.info()
			.command()
			.map((program) -> Path.of(program).getFileName().toString())
			.filter((name) -> name.startsWith("postgres"))
			.isPresent();
	}

}
