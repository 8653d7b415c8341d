package org.downtimelab.experiment;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.downtimelab.database.DatabaseException;
import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.scenario.Release;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The server's disk is full while a table is seeded. */
@PostgresTest
@Isolated("looks at all databases")
class FullDiskTest {

	@Test
	void itIsSaidInTheLabsWordsAndNothingHalfDoneStays(Server server) throws SQLException {
		List<String> before = databases(server);
		try (ShutdownCleanup early = new ShutdownCleanup(new PrintWriter(new StringWriter()))) {
			Templates templates = new Templates(new Databases(server), (event) -> {
			}, early);
			assertThatExceptionOfType(DatabaseException.class)
				.isThrownBy(() -> templates.of(Data.seeded(new FullDiskScenario(), 1000)))
				.withMessageStartingWith("disk full: cannot fill the template")
				.withMessageContaining("No space left on device")
				.withMessageContaining("Free some space");
		}
		assertThat(databases(server)).isEqualTo(before);
	}

	private static List<String> databases(Server server) throws SQLException {
		try (Connection connection = server.maintenance().connect("test");
				Statement statement = connection.createStatement();
				ResultSet found = statement.executeQuery("SELECT datname FROM pg_database ORDER BY 1")) {
			List<String> names = new ArrayList<>();
			while (found.next()) {
				names.add(found.getString(1));
			}
			return names;
		}
	}

	/** Its {@code seed.sql} raises what a server raises whose disk is full. */
	private static final class FullDiskScenario extends StillScenario {

		@Override
		public String name() {
			return "full-disk";
		}

		@Override
		public List<Release> releases() {
			return List.of();
		}

	}

}
