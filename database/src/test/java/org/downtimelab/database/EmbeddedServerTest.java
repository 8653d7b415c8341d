package org.downtimelab.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ResourceLock(SharedServer.NAME)
class EmbeddedServerTest {

	private static final Path HOME = Path.of("target", "shared-server", "postgres");

	private final LabServer server = SharedServer.get();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			fsync                      | on
			full_page_writes           | on
			synchronous_commit         | on
			autovacuum                 | on
			wal_level                  | replica
			max_wal_size               | 8GB
			checkpoint_timeout         | 30min
			shared_buffers             | 512MB
			maintenance_work_mem       | 256MB
			max_connections            | 200
			log_timezone               | UTC
			listen_addresses           | 127.0.0.1
			unix_socket_directories    | ''
			password_encryption        | scram-sha-256
			scram_iterations           | 1
			data_checksums             | on
			server_encoding            | UTF8
			""")
	void hasProductionsDurability(String setting, String value) throws SQLException {
		Database database = this.server.maintenance();
		try (Connection connection = database.connect("test"); Statement statement = connection.createStatement()) {
			try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
				row.next();
				assertThat(row.getString(1)).isEqualTo(value);
			}
		}
	}

	/** The driver sends the JVM's time zone, which hides the server's own from SHOW. */
	@Test
	void keepsUniversalTime() throws SQLException {
		try (Connection connection = this.server.maintenance().connect("test");
				Statement statement = connection.createStatement();
				ResultSet row = statement
					.executeQuery("SELECT setting FROM pg_file_settings WHERE name = 'timezone' AND applied")) {
			row.next();
			assertThat(row.getString(1)).isEqualTo("UTC");
		}
	}

	@Test
	void asksEveryoneForAPassword() throws SQLException {
		List<String> methods = new ArrayList<>();
		List<String> types = new ArrayList<>();
		try (Connection connection = this.server.maintenance().connect("test");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT auth_method, type FROM pg_hba_file_rules")) {
			while (row.next()) {
				methods.add(row.getString(1));
				types.add(row.getString(2));
			}
		}
		assertThat(methods).isNotEmpty().containsOnly("scram-sha-256");
		assertThat(types).containsOnly("host");
	}

	@Test
	void refusesAWrongPassword() {
		Database maintenance = this.server.maintenance();
		Database wrong = new Database(maintenance.url(), maintenance.user(), "wrong");
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> wrong.connect("test"))
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("28P01"));
	}

	@Test
	void refusesWhoHasNoPassword() {
		Database maintenance = this.server.maintenance();
		Database none = new Database(maintenance.url(), maintenance.user(), null);
		assertThatThrownBy(() -> none.connect("test")).isInstanceOf(SQLException.class).hasMessageContaining("SCRAM");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void keepsItsPasswordToItself() throws Exception {
		Path file = HOME.resolve("password");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		String password = Files.readString(file);
		assertThat(password).hasSizeGreaterThanOrEqualTo(32).isEqualTo(this.server.maintenance().password());
		assertThat(this.server.toString() + this.server.maintenance()).doesNotContain(password);
		assertThat(Files.readString(HOME.resolve("postgres.log"))).doesNotContain(password);
	}

	@Test
	void saysItsVersion() {
		assertThat(this.server.version()).matches("18\\.\\d+");
		assertThat(this.server.majorVersion()).isEqualTo(18);
	}

	@Test
	void isAloneInItsFolder() {
		assertThatExceptionOfType(DatabaseException.class)
			.isThrownBy(() -> Server.embedded(Path.of("target", "shared-server"), SharedServer.PROGRAMS))
			.withMessageContaining("Another Downtime Lab is at work in")
			.withMessageContaining("shared-server");
	}

	@Test
	void keepsItsDataForTheNextStart(@TempDir Path folder) throws Exception {
		try (Server first = Server.embedded(folder, SharedServer.PROGRAMS)) {
			new Databases(first).buildTemplate("kept", (database) -> {
			});
		}
		assertThat(folder.resolve("postgres/data/postmaster.pid")).doesNotExist();
		try (Server second = Server.embedded(folder, SharedServer.PROGRAMS)) {
			assertThat(new Databases(second).template("kept")).isPresent();
		}
	}

	@Test
	void leavesTheDataOfAnotherMajorVersionAlone(@TempDir Path folder) throws Exception {
		Path data = Files.createDirectories(folder.resolve("postgres/data"));
		Files.writeString(data.resolve("PG_VERSION"), "17\n");
		assertThatExceptionOfType(DatabaseException.class)
			.isThrownBy(() -> Server.embedded(folder, SharedServer.PROGRAMS))
			.withMessageContaining("belong to PostgreSQL 17, but this lab brings PostgreSQL 18")
			.withMessageContaining("lab clean")
			.withMessageContaining(folder.toString());
	}

	@Test
	void saysWhyItDoesNotStart(@TempDir Path folder) throws Exception {
		Server.embedded(folder, SharedServer.PROGRAMS).close();
		Files.writeString(folder.resolve("postgres/data/postgresql.conf"), "no_such_setting = 1\n");
		assertThatExceptionOfType(DatabaseException.class)
			.isThrownBy(() -> Server.embedded(folder, SharedServer.PROGRAMS))
			.withMessageContaining("does not start")
			.withMessageContaining("no_such_setting");
	}

}
