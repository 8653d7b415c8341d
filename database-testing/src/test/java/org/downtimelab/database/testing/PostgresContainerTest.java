package org.downtimelab.database.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import org.downtimelab.database.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.testcontainers.DockerClientFactory;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
@EnabledIfSystemProperty(named = "database", matches = "testcontainers",
		disabledReason = "containers are asked for by -Ddatabase=testcontainers")
class PostgresContainerTest {

	@Test
	void listensOnLoopbackAloneAndIsGoneWhenClosed() {
		int port;
		try (PostgresContainer container = PostgresContainer.start(PostgresContainer.IMAGE);
				Server server = container.server()) {
			port = Integer.parseInt(server.maintenance().url().replaceAll(".*:(\\d+)/.*", "$1"));
			assertThat(publishedAt(port)).containsExactly("127.0.0.1");
		}
		assertThat(publishedAt(port)).isEmpty();
	}

	/** The addresses at which a container of this machine publishes the port. */
	private static List<String> publishedAt(int port) {
		List<Container> all = DockerClientFactory.lazyClient().listContainersCmd().withShowAll(true).exec();
		Stream<ContainerPort> ports = all.stream().flatMap((each) -> Arrays.stream(each.getPorts()));
		return ports.filter((each) -> Integer.valueOf(port).equals(each.getPublicPort()))
			.map(ContainerPort::getIp)
			.toList();
	}

}
