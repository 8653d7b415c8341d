package org.downtimelab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.downtimelab.check.scratch.Scratch;
import org.downtimelab.database.Database;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.process.Patience;
import org.downtimelab.process.Query;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A check in a JVM of its own is killed in the middle of a statement. It looks at the
 * whole server for what is left behind, so nothing else may run meanwhile.
 */
@Isolated
@PostgresTest
@Tag("corpus")
class KilledCheckTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String ASLEEP = """
			SELECT pid FROM pg_stat_activity WHERE usename ~ '^downtime_lab_check_[0-9]+$' AND wait_event = 'PgSleep'""";

	private static final String DATABASES = "SELECT datname FROM pg_database WHERE datname ~ '^downtime_lab_clone_check_'";

	private static final String ROLES = "SELECT rolname FROM pg_roles WHERE rolname ~ '^downtime_lab_check_[0-9]+$'";

	@Test
	void whatItLeavesIsGoneAtTheNextStart(Server server, @TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("V1__tables.sql"), "CREATE TABLE orders (id bigint PRIMARY KEY);");
		Files.writeString(folder.resolve("V2__sleep.sql"), "SELECT pg_sleep(300) FROM orders;");
		Path error = folder.resolve("error");
		Database maintenance = server.maintenance();
		Process check = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), KilledCheckTest.class.getName(), folder.toString(),
				maintenance.url(), maintenance.user(), maintenance.password())
			.redirectErrorStream(true)
			.redirectOutput(error.toFile())
			.start();
		try (Connection session = maintenance.connect("test")) {
			assertThat(Patience.until(PATIENCE, () -> !check.isAlive() || !names(session, ASLEEP).isEmpty())).isTrue();
			assertThat(check.isAlive()).as(Files.readString(error)).isTrue();
			check.destroyForcibly().waitFor();
			assertThat(names(session, DATABASES)).isNotEmpty();
			assertThat(names(session, ROLES)).hasSize(1);
			assertThat(filesBeside(folder)).isEmpty();
			Scratch.on(server, false).close();
			assertThat(names(session, ASLEEP)).isEmpty();
			assertThat(names(session, DATABASES)).isEmpty();
			assertThat(names(session, ROLES)).isEmpty();
		}
		finally {
			check.destroyForcibly();
		}
	}

	private static List<String> names(Connection session, String sql) throws SQLException {
		return Query.all(session, sql, (row) -> row.getString(1));
	}

	private static List<Path> filesBeside(Path folder) throws IOException {
		try (var files = Files.list(folder)) {
			return files.filter((file) -> !file.toString().matches(".*(\\.sql|error)")).toList();
		}
	}

	/** The check. */
	public static void main(String[] args) {
		try (Server server = Server.at(args[1], args[2], args[3])) {
			Check.of(CheckOptions.of(Path.of(args[0]))).on(server, (line) -> {
			});
		}
	}

}
