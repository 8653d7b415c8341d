package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest(PostgresTest.Fresh.PER_TEST)
class SchemaFingerprintTest {

	private Connection connection;

	@BeforeEach
	void connect(Database database) throws SQLException {
		this.connection = database.connect("test");
	}

	@Test
	void theOrderOfColumnsDoesNotCount() throws SQLException {
		assertThat(after("CREATE TABLE t (a int, b text)")).isEqualTo(after("CREATE TABLE t (b text, a int)"));
	}

	@Test
	void typeNullabilityAndDefaultCount() throws SQLException {
		String plain = after("CREATE TABLE t (a int)");
		assertThat(after("CREATE TABLE t (a bigint)")).isNotEqualTo(plain);
		assertThat(after("CREATE TABLE t (a int NOT NULL)")).isNotEqualTo(plain);
		assertThat(after("CREATE TABLE t (a int DEFAULT 1)")).isNotEqualTo(plain);
	}

	@Test
	void theNameOfANotNullConstraintDoesNotCount() throws SQLException {
		assertThat(after("CREATE TABLE t (a int CONSTRAINT mine NOT NULL)"))
			.isEqualTo(after("CREATE TABLE t (a int NOT NULL)"));
	}

	@Test
	void whetherAConstraintIsValidatedCounts() throws SQLException {
		assertThat(after("CREATE TABLE t (a int)", "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID"))
			.isNotEqualTo(after("CREATE TABLE t (a int)", "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)"));
	}

	@Test
	void anInvalidIndexCounts() throws SQLException {
		String valid = after("CREATE TABLE t (a int)", "CREATE INDEX i ON t (a)");
		assertThat(after("CREATE TABLE t (a int)", "CREATE INDEX i ON t (a)",
				"UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass"))
			.isNotEqualTo(valid);
	}

	@Test
	void aDeclaredRenameCountsAsTheOldName() throws SQLException {
		String old = after("CREATE TABLE t (at timestamptz)");
		Sql.execute(this.connection, "ALTER TABLE t RENAME at TO at_tz");
		assertThat(SchemaFingerprint.of(this.connection, Map.of("t.at", "t.at_tz")).hash()).isEqualTo(old);
		assertThat(SchemaFingerprint.of(this.connection, Map.of()).hash()).isNotEqualTo(old);
	}

	private String after(String... statements) throws SQLException {
		Sql.execute(this.connection, "DROP TABLE IF EXISTS t");
		Sql.execute(this.connection, statements);
		return SchemaFingerprint.of(this.connection, Map.of()).hash();
	}

}
