package org.downtimelab.check.scratch;

import java.sql.SQLException;
import java.util.List;

import org.downtimelab.database.Database;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@PostgresTest
class ScratchTest {

	@Test
	void theRoleConnectsToItsOwnDatabasesOnly(Server server, Database another) throws SQLException {
		assumeTrue(server.isEmbedded());
		try (Scratch scratch = Scratch.on(server, false); Scratch neighbour = Scratch.on(server, false)) {
			Database own = scratch.empty("own");
			own.connect("test").close();
			scratch.copyOf(own, "copy").connect("test").close();
			for (String name : List.of("postgres", "template1", another.name(), neighbour.empty("other").name())) {
				Database other = new Database(server.database(name).url(), own.user(), own.password());
				assertThatThrownBy(() -> other.connect("test")).isInstanceOf(SQLException.class)
					.hasMessageContaining("permission denied for database");
			}
		}
	}

}
