package org.downtimelab.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.downtimelab.check.result.CheckResult;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.process.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A folder that is broken, or means harm, gets a clear word and touches nothing. It looks
 * at the whole server for what is left behind, so nothing else may run meanwhile.
 */
@Isolated
@PostgresTest
@Tag("corpus")
class HostileFolderTest {

	private final Server server;

	@TempDir
	private Path folder;

	HostileFolderTest(Server server) {
		this.server = server;
	}

	private CheckResult check(int seconds) {
		return Check
			.of(new CheckOptions(this.folder, null, 1_000, Map.of(), Map.of(), null, null, Duration.ofSeconds(seconds),
					false, null))
			.on(this.server, (line) -> {
			});
	}

	private CheckedMigration newest(String sql) throws IOException {
		Files.writeString(this.folder.resolve("V1__tables.sql"),
				"CREATE TABLE orders (id bigint PRIMARY KEY, note text);");
		Files.writeString(this.folder.resolve("V2__change.sql"), sql);
		return check(2).migrations().get(0);
	}

	@AfterEach
	void nothingIsLeftBehind() throws SQLException {
		try (Connection session = this.server.maintenance().connect("test")) {
			assertThat(Query.all(session, "SELECT rolname FROM pg_roles WHERE rolname LIKE 'downtime_lab_check%'",
					(row) -> row.getString(1)))
				.isEmpty();
			assertThat(Query.all(session, "SELECT datname FROM pg_database WHERE datname LIKE '%check%'",
					(row) -> row.getString(1)))
				.isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "DROP DATABASE postgres | must be owner of database postgres",
					"COPY orders FROM PROGRAM 'echo 1' | an external program",
					"COPY orders FROM '/etc/passwd' | permission denied to COPY from a file",
					"ALTER SYSTEM SET fsync = off | permission denied to set parameter",
					"CREATE ROLE me | permission denied to create role",
					"CREATE DATABASE mine | permission denied to create database",
					"SELECT pg_read_file('/etc/passwd') | permission denied for function pg_read_file",
					"CREATE EXTENSION file_fdw | permission denied to create extension", "SELEC 1 | syntax error",
					"SELECT * FROM pg_authid | permission denied for table pg_authid" })
	void whatTheRoleMayNotDoFailsWithTheServersWords(String sql, String words) throws IOException {
		CheckedMigration migration = newest(sql + ";");
		assertThat(migration.outcome()).isEqualTo("failed");
		assertThat(migration.error()).contains(words);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "SELECT pg_sleep(600);",
			"SET statement_timeout = 0; DO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$;",
			"DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(600); EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END $$;" })
	void whatDoesNotEndIsEnded(String sql) throws IOException {
		CheckedMigration migration = newest(sql);
		assertThat(migration.outcome()).isEqualTo("timed-out");
	}

	@Test
	void aScriptThatEndsOtherSessionsEndsOnlyThoseOfItsRole() throws IOException {
		CheckedMigration migration = newest("""
				DO $$ DECLARE other int; BEGIN
				  FOR other IN SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid() LOOP
				    BEGIN PERFORM pg_terminate_backend(other); EXCEPTION WHEN insufficient_privilege THEN NULL; END;
				  END LOOP; END $$;""");
		assertThat(migration.outcome()).isIn("migrated", "failed");
	}

	@Test
	void windowsLinesAndAByteOrderMarkAreRead() throws IOException {
		CheckedMigration migration = newest(
				"\uFEFF-- first\r\nCREATE TABLE notes (id bigint);\r\n\r\nCOMMENT ON TABLE orders IS 'x';\r\n");
		assertThat(migration.outcome()).isEqualTo("migrated");
		assertThat(migration.statements()).extracting("line").containsExactly(2, 4);
	}

	@Test
	void fiveThousandLinesAreNoTrouble() throws IOException {
		String rows = IntStream.rangeClosed(1, 5_000)
			.mapToObj((row) -> "INSERT INTO orders VALUES (-" + row + ", 'x');")
			.collect(Collectors.joining("\n"));
		CheckedMigration migration = newest(rows);
		assertThat(migration.outcome()).isEqualTo("migrated");
		assertThat(migration.statements()).hasSize(5_000);
	}

	@Test
	void aLinkThatLeadsOutIsNamedAndNotFollowed(@TempDir Path elsewhere) throws IOException {
		Path secret = Files.writeString(elsewhere.resolve("secret.sql"), "CREATE TABLE secret (id bigint);");
		Files.writeString(this.folder.resolve("V1__tables.sql"), "CREATE TABLE orders (id bigint);");
		Files.createSymbolicLink(this.folder.resolve("V2__link.sql"), secret);
		CheckResult result = check(5);
		assertThat(result.migrations().get(0).version()).isEqualTo("1");
		assertThat(result.notes()).anyMatch((note) -> note.contains("V2__link.sql is a symbolic link that leads out"));
	}

	@Test
	void twoFilesOfOneVersionAreNamed() throws IOException {
		Files.writeString(this.folder.resolve("V1__one.sql"), "SELECT 1;");
		Files.writeString(this.folder.resolve("V1__other.sql"), "SELECT 1;");
		assertThatThrownBy(() -> check(5)).isInstanceOf(CheckRefused.class)
			.hasMessageContaining("V1__one.sql and V1__other.sql");
	}

	@Test
	void anEmptyFolderAndOneThatIsNotThereAreNamed() {
		assertThatThrownBy(() -> check(5)).isInstanceOf(CheckRefused.class).hasMessageContaining("no migration");
		assertThatThrownBy(() -> Check.of(CheckOptions.of(this.folder.resolve("none"))).on(this.server, (line) -> {
		})).isInstanceOf(CheckRefused.class).hasMessageContaining("There is no folder");
	}

	@Test
	void aNameThatFlywayDoesNotTakeIsNamed() throws IOException {
		Files.writeString(this.folder.resolve("V1__tables.sql"), "CREATE TABLE orders (id bigint);");
		Files.write(this.folder.resolve("V2_one_underscore.sql"), "SELECT 1;".getBytes(StandardCharsets.UTF_8));
		assertThat(check(5).notes()).anyMatch((note) -> note.startsWith("V2_one_underscore.sql is left out"));
	}

	@Test
	void migrationsInJavaAreNamed() throws IOException {
		Files.writeString(this.folder.resolve("V1__tables.sql"), "CREATE TABLE orders (id bigint);");
		Files.writeString(this.folder.resolve("V2__Fill.java"), "class V2__Fill {}");
		List<String> notes = check(5).notes();
		assertThat(notes).anyMatch((note) -> note.startsWith("V2__Fill.java is written in Java"));
	}

}
