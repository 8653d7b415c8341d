package org.downtimelab.check.junit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import org.downtimelab.database.DatabaseException;
import org.downtimelab.database.Server;
import org.testcontainers.DockerClientFactory;
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
		container.setCommand("postgres", "-c", "max_wal_size=8GB", "-c", "checkpoint_timeout=30min", "-c",
				"max_connections=200");
		container.withCreateContainerCmdModifier(ContainerServer::onlyForThisMachine);
		try {
			container.start();
			Server server = Server.at(
					"jdbc:postgresql://%s:%s/postgres".formatted(container.getHost(),
							container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)),
					"postgres", container.getPassword());
			closeToOthers(server);
			return new CheckServer(server, container::close);
		}
		catch (RuntimeException | SQLException ex) {
			container.close();
			throw new DatabaseException("No container of the image " + image + " starts: " + ex.getMessage()
					+ ". See that `docker run` starts one, or use MigrationCheckExtension.embedded(18), "
					+ "which needs no Docker", ex);
		}
	}

	/** The migrations are played by an ordinary role, which may go where PUBLIC may. */
	private static void closeToOthers(Server server) throws SQLException {
		try (Connection session = server.maintenance().connect("downtime-lab-check");
				Statement statement = session.createStatement()) {
			statement.execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
		}
	}

	/** An engine elsewhere must publish the port where this machine reaches it. */
	private static void onlyForThisMachine(CreateContainerCmd create) {
		if (Set.of("localhost", "127.0.0.1").contains(DockerClientFactory.instance().dockerHostIpAddress())) {
			create.getHostConfig()
				.withPortBindings(new PortBinding(Binding.bindIp("127.0.0.1"),
						ExposedPort.tcp(PostgreSQLContainer.POSTGRESQL_PORT)));
		}
	}

}
