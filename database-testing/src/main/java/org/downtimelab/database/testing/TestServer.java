package org.downtimelab.database.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import org.downtimelab.database.DatabaseException;
import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;

/**
 * The server that tests run on, chosen by the system property {@code database}:
 * <ul>
 * <li>{@code embedded}, which is the default: the PostgreSQL that comes with the build;
 * <li>{@code embedded-15}, or another version of {@link Server#EMBEDDED};
 * <li>{@code testcontainers}: one in a container, of the image that the property
 * {@code database.image} names, {@code postgres:18} if it names none;
 * <li>a JDBC URL; user and password come from {@code PGUSER} and {@code PGPASSWORD},
 * unless the properties {@code database.user} and {@code database.password} say others,
 * and from the URL where neither says any.
 * </ul>
 * It starts when a test first asks for it.
 */
public final class TestServer implements AutoCloseable {

	private static final String EMBEDDED = "embedded";

	private static final String TESTCONTAINERS = "testcontainers";

	private final String choice;

	private final Supplier<Optional<String>> lackOfDocker;

	private PostgresContainer container;

	private Server server;

	private RuntimeException refusal;

	TestServer() {
		this(System.getProperty("database", EMBEDDED), PostgresContainer::lack);
	}

	TestServer(String choice, Supplier<Optional<String>> lackOfDocker) {
		this.choice = choice;
		this.lackOfDocker = lackOfDocker;
	}

	/**
	 * The server of a choice that the property need not name, for a test that compares
	 * servers.
	 * @param choice as the property has it
	 * @return its own, so for the test to close
	 */
	public static TestServer of(String choice) {
		return new TestServer(choice, PostgresContainer::lack);
	}

	/**
	 * Whether it is one that the lab starts itself.
	 * @return false for a container and for a given URL
	 */
	public boolean isEmbedded() {
		return this.choice.equals(EMBEDDED) || embeddedVersion().isPresent();
	}

	/**
	 * The major version that the choice names.
	 * @return empty if it names none, or one that the lab does not start
	 */
	public Optional<Integer> embeddedVersion() {
		return Server.EMBEDDED.stream().filter((version) -> this.choice.equals(EMBEDDED + "-" + version)).findFirst();
	}

	/**
	 * The server, which is started now unless it runs.
	 * @return shared by all tests of the JVM, so not for a test to close
	 * @throws DatabaseException if there is no such choice, or it does not start; then
	 * whoever asks again gets the same answer at once
	 */
	public synchronized Server server() {
		if (this.refusal != null) {
			throw this.refusal;
		}
		if (this.server == null) {
			try {
				this.server = start();
				new Databases(this.server).dropLeftovers();
			}
			catch (RuntimeException ex) {
				this.refusal = ex;
				throw ex;
			}
		}
		return this.server;
	}

	private Server start() {
		if (isEmbedded()) {
			Path module = Path.of("").toAbsolutePath();
			Path programs = reactor(module).resolve(".lab");
			return embeddedVersion().map((version) -> Server.embedded(module.resolve("target"), programs, version))
				.orElseGet(() -> Server.embedded(module.resolve("target"), programs));
		}
		if (this.choice.equals(TESTCONTAINERS)) {
			this.container = PostgresContainer.start(System.getProperty("database.image", PostgresContainer.IMAGE));
			return this.container.server();
		}
		if (this.choice.startsWith("jdbc:postgresql:")) {
			return Server.at(this.choice, given("database.user", "PGUSER", null),
					given("database.password", "PGPASSWORD", null));
		}
		throw new DatabaseException("Tests cannot run on -Ddatabase=" + this.choice
				+ ": choose embedded, embedded-15 (or one of " + Server.EMBEDDED
				+ "), testcontainers, or give the URL of a server, " + "jdbc:postgresql://host:port/database");
	}

	private static String given(String property, String variable, String otherwise) {
		return System.getProperty(property, System.getenv().getOrDefault(variable, otherwise));
	}

	/** What this machine lacks, so that no test can run on the chosen server. */
	Optional<String> lack() {
		return this.choice.equals(TESTCONTAINERS) ? this.lackOfDocker.get() : Optional.empty();
	}

	/**
	 * The topmost folder with a pom. PostgreSQL is unpacked there once for all modules,
	 * where no clean reaches it.
	 */
	static Path reactor(Path module) {
		Path top = module;
		while (top.getParent() != null && Files.exists(top.resolveSibling("pom.xml"))) {
			top = top.getParent();
		}
		return top;
	}

	@Override
	public synchronized void close() {
		try (PostgresContainer stopped = this.container; Server left = this.server) {
			this.server = null;
			this.container = null;
		}
	}

}
