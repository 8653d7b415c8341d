package org.downtimelab.check.junit;

import java.util.UUID;

import org.downtimelab.database.DatabaseException;
import org.downtimelab.database.Server;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A PostgreSQL in a container. Loaded only where a test asks for it. */
final class ContainerServer {

	/**
	 * Of the container's /dev/shm, in bytes: Docker's 64 MB is less than a sort may take.
	 */
	private static final long SHARED_MEMORY = 1L << 30;

	private ContainerServer() {
	}

	/**
	 * Starts it.
	 * @throws DatabaseException if no Docker answers, or the image does not start
	 */
	static CheckServer start(String image) {
		PostgreSQLContainer container = new PostgreSQLContainer(
				DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
			.withDatabaseName("postgres")
			.withUsername("postgres")
			.withPassword(UUID.randomUUID().toString())
			.withSharedMemorySize(SHARED_MEMORY);
		// Testcontainers would switch fsync off: then a rewrite looks cheaper than it is.
		container.setCommand("postgres", "-c", "max_wal_size=8GB", "-c", "checkpoint_timeout=30min");
		try {
			container.start();
			Server server = Server.at(
					"jdbc:postgresql://%s:%s/postgres".formatted(container.getHost(),
							container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)),
					"postgres", container.getPassword());
			return new CheckServer(server, container::close);
		}
		catch (RuntimeException ex) {
			container.close();
			throw new DatabaseException("No container of the image " + image + " starts: " + ex.getMessage()
					+ ". See that `docker run` starts one, or use MigrationCheckExtension.embedded(18), "
					+ "which needs no Docker", ex);
		}
	}

}
