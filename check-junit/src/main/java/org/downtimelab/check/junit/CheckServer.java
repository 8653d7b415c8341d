package org.downtimelab.check.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.downtimelab.database.Server;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server that is closed when the tests of this JVM are done.
 *
 * @param server on which databases may be made
 * @param after closes what the server runs in
 */
@SuppressWarnings("deprecation")
record CheckServer(Server server, Runnable after) implements ExtensionContext.Store.CloseableResource {

	/** One that Maven Surefire or Gradle gives to each of the JVMs that test. */
	private static final List<String> JVM_NUMBER = List.of("surefire.forkNumber", "org.gradle.test.worker");

	/**
	 * Starts the PostgreSQL that Maven has fetched. Its programs and data lie in the
	 * folder of what the project builds, so that whatever cleans the project takes them.
	 * @param majorVersion null for the one that comes along
	 */
	static CheckServer embedded(Integer majorVersion) {
		Path programs = buildFolder().resolve("downtime-lab");
		Path own = programs.resolve("jvm-" + jvmNumber());
		Server server = (majorVersion != null) ? Server.embedded(own, programs, majorVersion)
				: Server.embedded(own, programs);
		return new CheckServer(server, () -> {
		});
	}

	private static Path buildFolder() {
		Path project = Path.of("").toAbsolutePath();
		return Stream.of("target", "build")
			.map(project::resolve)
			.filter(Files::isDirectory)
			.findFirst()
			.orElseGet(() -> project.resolve("target"));
	}

	/** JVMs that test at the same time share no data. */
	private static String jvmNumber() {
		return JVM_NUMBER.stream().map(System::getProperty).filter(Objects::nonNull).findFirst().orElse("1");
	}

	@Override
	public void close() {
		this.server.close();
		this.after.run();
	}

}
