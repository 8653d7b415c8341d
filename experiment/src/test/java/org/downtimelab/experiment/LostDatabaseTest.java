package org.downtimelab.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.downtimelab.database.DatabaseException;
import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;
import org.downtimelab.process.LabException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The database dies in the middle of a path: the run ends, and says so. */
@Timeout(120)
class LostDatabaseTest {

	private static final Path PROGRAMS = Path.of("..", ".lab").toAbsolutePath().normalize();

	@Test
	void theRunSaysThatTheDatabaseDiedAndTheNextOneBeginsAnew(@TempDir Path folder) throws Exception {
		Server server = Server.embedded(folder, PROGRAMS);
		assertThatExceptionOfType(LabException.class).isThrownBy(() -> play(server, folder))
			.withMessageStartingWith("The database does not answer any more");
		assertThatExceptionOfType(DatabaseException.class).as("there is nothing to stop").isThrownBy(server::close);
		try (Server next = Server.embedded(folder, PROGRAMS)) {
			assertThat(clones(next)).isPositive();
			new Databases(next).dropLeftovers();
			assertThat(clones(next)).isZero();
		}
	}

	private static void play(Server server, Path folder) throws IOException {
		Change change = Change.jdbc("work", (connection) -> {
			postmaster(folder).destroyForcibly();
			try (Statement statement = connection.createStatement()) {
				statement.execute("SELECT pg_sleep(30)");
			}
		});
		StandInTarget target = new StandInTarget();
		RunRequest request = new RunRequest(change.subject(), List.of(change.path()), StandInTarget.ROWS, target,
				target, 2_000, StandInTarget.BRIEF);
		Path run = Files.createDirectory(folder.resolve("run"));
		ShutdownCleanup cleanup = ShutdownCleanup.onRequest();
		try {
			new Run(request, server, List.of(), cleanup).play(run, "a test");
		}
		finally {
			target.application().destroyForcibly();
		}
	}

	private static ProcessHandle postmaster(Path folder) {
		try {
			Path file = folder.resolve("postgres/data/postmaster.pid");
			return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0))).orElseThrow();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static int clones(Server server) throws SQLException {
		try (Connection connection = server.maintenance().connect("test");
				Statement statement = connection.createStatement();
				ResultSet found = statement
					.executeQuery("SELECT count(*) FROM pg_database WHERE datname LIKE 'downtime\\_lab\\_clone\\_%'")) {
			found.next();
			return found.getInt(1);
		}
	}

}
