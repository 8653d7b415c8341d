package org.downtimelab.database.testing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import org.downtimelab.database.DatabaseException;
import org.downtimelab.database.Server;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A PostgreSQL in a container of its own, set up like the embedded server: the same
 * locale, durability and room.
 */
final class PostgresContainer implements AutoCloseable {

	static final String IMAGE = "postgres:18";

	private static final String USER = "postgres";

	/** Those of the embedded server. Testcontainers by itself would switch fsync off. */
	static final Map<String, String> SETTINGS = Map.ofEntries(Map.entry("max_connections", "200"),
			Map.entry("fsync", "on"), Map.entry("full_page_writes", "on"), Map.entry("synchronous_commit", "on"),
			Map.entry("autovacuum", "on"), Map.entry("max_wal_size", "8GB"), Map.entry("checkpoint_timeout", "30min"),
			Map.entry("shared_buffers", "512MB"), Map.entry("maintenance_work_mem", "256MB"),
			Map.entry("password_encryption", "scram-sha-256"));

	/**
	 * Bytes of /dev/shm, where parallel workers share their memory: Docker's default of
	 * 64 MB is less than maintenance_work_mem.
	 */
	private static final long SHARED_MEMORY = 1L << 30;

	private final PostgreSQLContainer container;

	private PostgresContainer(PostgreSQLContainer container) {
		this.container = container;
	}

	/**
	 * Starts it.
	 * @param image such as {@code postgres:18}, fetched unless it is there
	 * @return once it answers
	 * @throws DatabaseException if the image cannot be had or does not start
	 */
	static PostgresContainer start(String image) {
		PostgreSQLContainer container = new PostgreSQLContainer(
				DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
			.withDatabaseName("postgres")
			.withUsername(USER)
			.withPassword(UUID.randomUUID().toString())
			.withEnv("POSTGRES_INITDB_ARGS", "--encoding=UTF8 --no-locale --auth-host=scram-sha-256")
			.withSharedMemorySize(SHARED_MEMORY)
			.withCreateContainerCmdModifier(PostgresContainer::onlyForThisMachine);
		container.setCommand(command());
		try {
			container.start();
		}
		catch (ContainerFetchException | ContainerLaunchException ex) {
			container.close();
			throw new DatabaseException("No container of the image " + image + " starts: " + first(ex)
					+ ". See that `docker run` starts one, or name another image of PostgreSQL with -Ddatabase.image",
					ex);
		}
		return new PostgresContainer(container);
	}

	/**
	 * What keeps this machine from running containers.
	 * @return empty if nothing does
	 */
	static Optional<String> lack() {
		try {
			// Finds the engine, and starts nothing on it.
			DockerClientFactory.instance().getTransportConfig();
			return Optional.empty();
		}
		catch (IllegalStateException noneAnswers) {
			String host = System.getenv("DOCKER_HOST");
			return Optional.of("-Ddatabase=testcontainers needs Docker, and none answers (DOCKER_HOST is "
					+ ((host != null) ? host : "not set")
					+ "). Start it, or leave -Ddatabase out for the embedded server");
		}
	}

	Server server() {
		String url = "jdbc:postgresql://%s:%s/postgres".formatted(this.container.getHost(),
				this.container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
		return Server.at(url, USER, this.container.getPassword());
	}

	/** An engine elsewhere must publish the port where this machine reaches it. */
	private static void onlyForThisMachine(CreateContainerCmd create) {
		if (Set.of("localhost", "127.0.0.1").contains(DockerClientFactory.instance().dockerHostIpAddress())) {
			create.getHostConfig()
				.withPortBindings(new PortBinding(Binding.bindIp("127.0.0.1"),
						ExposedPort.tcp(PostgreSQLContainer.POSTGRESQL_PORT)));
		}
	}

	private static String[] command() {
		return Stream.concat(Stream.of("postgres"),
				SETTINGS.entrySet().stream().flatMap((each) -> Stream.of("-c", each.getKey() + "=" + each.getValue())))
			.toArray(String[]::new);
	}

	private static String first(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return String.valueOf(cause.getMessage()).strip();
	}

	@Override
	public void close() {
		this.container.close();
	}

}
