package org.downtimelab.database;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.downtimelab.process.ChildProcess;
import org.downtimelab.process.Lifeline;
import org.downtimelab.process.Patience;

/** The lab's end of the {@link Keeper}. */
final class KeeperProcess {

	/** Held by the keeper for as long as the server may run. */
	static final String LOCK = "keeper.lock";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private KeeperProcess() {
	}

	static ChildProcess start(Postmaster postmaster) {
		List<String> arguments = new ArrayList<>(
				List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", classPath(),
						Keeper.class.getName(), postmaster.home().toString(), postmaster.data().toString()));
		arguments.addAll(postmaster.pgCtl());
		return ChildProcess.start(ChildProcess.java(arguments), Map.of(), postmaster.home().resolve("keeper.log"));
	}

	/**
	 * Waits until no keeper of an earlier lab is at work: it may still be stopping its
	 * server.
	 * @throws DatabaseException after 60 s
	 */
	static void awaitNone(Path home) throws IOException {
		boolean none = Patience.until(PATIENCE, () -> {
			var lock = FolderLock.tryTake(home.resolve(LOCK));
			if (lock.isPresent()) {
				lock.get().close();
			}
			return lock.isPresent();
		});
		if (!none) {
			throw new DatabaseException("The server of an earlier lab in " + home
					+ " has not stopped within 60 s. See its log postgres.log there; then end that process");
		}
	}

	/** The two places that the keeper's classes come from. */
	private static String classPath() {
		return Stream.of(Keeper.class, Lifeline.class)
			.map(KeeperProcess::placeOf)
			.distinct()
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static String placeOf(Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		}
		catch (URISyntaxException | RuntimeException ex) {
			throw new DatabaseException(
					"The class " + type.getName() + " comes from " + type.getProtectionDomain().getCodeSource()
							+ ", which a second JVM cannot load it from. " + "Run the lab from folders or plain jars",
					ex);
		}
	}

}
