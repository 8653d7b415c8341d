package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.downtimelab.database.testing.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest(Fresh.PER_TEST)
class SchemaFingerprintTest {

	private Database database;

	@BeforeEach
	void tables(Database fresh) throws SQLException {
		this.database = fresh;
		Sql.execute(this.database, "CREATE TABLE parent (id int PRIMARY KEY)",
				"CREATE TABLE child (id int PRIMARY KEY, parent_id int, a int NOT NULL, b text DEFAULT 'x',"
						+ " CONSTRAINT positive CHECK (a > 0))",
				"CREATE INDEX child_a ON child (a)");
	}

	private SchemaFingerprint now() throws SQLException {
		return now(Map.of());
	}

	private SchemaFingerprint now(Map<String, String> renames) throws SQLException {
		try (Connection connection = this.database.connect("test")) {
			return SchemaFingerprint.of(connection, renames);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE other ()", "CREATE SCHEMA s CREATE TABLE child (id int)",
			"ALTER TABLE child ADD c int", "ALTER TABLE child ALTER a TYPE bigint",
			"ALTER TABLE child ALTER a DROP NOT NULL", "ALTER TABLE child ALTER b SET DEFAULT 'y'",
			"ALTER TABLE child ALTER a ADD GENERATED ALWAYS AS IDENTITY",
			"ALTER TABLE child ADD g int GENERATED ALWAYS AS (a + 1) STORED",
			"ALTER TABLE child ADD FOREIGN KEY (parent_id) REFERENCES parent",
			"ALTER TABLE child DROP CONSTRAINT positive", "CREATE INDEX child_b ON child (b)", "DROP INDEX child_a",
			"UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'child_a'::regclass" })
	void everyChangeCounts(String change) throws SQLException {
		SchemaFingerprint before = now();
		Sql.execute(this.database, change);
		assertThat(now().hash()).isNotEqualTo(before.hash());
		assertThat(now().lines()).isNotEqualTo(before.lines());
	}

	@Test
	void validationCounts() throws SQLException {
		Sql.execute(this.database, "ALTER TABLE child ADD CONSTRAINT c CHECK (a > 1) NOT VALID");
		SchemaFingerprint unvalidated = now();
		assertThat(unvalidated.lines()).contains("constraint child.c CHECK ((a > 1)) NOT VALID");
		Sql.execute(this.database, "ALTER TABLE child VALIDATE CONSTRAINT c");
		assertThat(now().hash()).isNotEqualTo(unvalidated.hash());
	}

	@Test
	void orderOfColumnsAndNamesOfNotNullConstraintsDoNotCount() throws SQLException {
		SchemaFingerprint before = now();
		Sql.execute(this.database, "DROP TABLE child",
				"CREATE TABLE child (b text DEFAULT 'x', a int CONSTRAINT renamed NOT NULL, parent_id int,"
						+ " id int PRIMARY KEY, CONSTRAINT positive CHECK (a > 0))",
				"CREATE INDEX child_a ON child (a)");
		assertThat(now().lines()).isEqualTo(before.lines());
		assertThat(now().hash()).isEqualTo(before.hash());
	}

	@Test
	void flywaysTableDoesNotCount() throws SQLException {
		SchemaFingerprint before = now();
		Sql.execute(this.database, "CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY)");
		assertThat(now().lines()).isEqualTo(before.lines());
	}

	@Test
	void theSearchPathDoesNotCountAndIsKept() throws SQLException {
		Sql.execute(this.database, "ALTER TABLE child ADD FOREIGN KEY (parent_id) REFERENCES parent");
		SchemaFingerprint before = now();
		try (Connection connection = this.database.connect("test")) {
			Sql.execute(connection, "SET search_path = pg_catalog");
			assertThat(SchemaFingerprint.of(connection, Map.of()).lines()).isEqualTo(before.lines());
			assertThat(Sql.number(connection,
					"SELECT count(*) FROM pg_settings WHERE name = 'search_path'" + " AND setting = 'pg_catalog'"))
				.isEqualTo(1);
		}
	}

	@Test
	void aDeclaredRenameCountsAsTheOldNameWhereverItIsNamed() throws SQLException {
		SchemaFingerprint before = now();
		Sql.execute(this.database, "ALTER TABLE child RENAME a TO amount");
		assertThat(now().hash()).isNotEqualTo(before.hash());
		assertThat(now(Map.of("child.a", "child.amount")).lines()).isEqualTo(before.lines());
		assertThat(now(Map.of("parent.a", "parent.amount")).hash()).isNotEqualTo(before.hash());
		Sql.execute(this.database, "ALTER INDEX child_a RENAME TO child_amount");
		assertThat(now(Map.of("child.a", "child.amount", "child.child_a", "child.child_amount")).lines())
			.isEqualTo(before.lines());
	}

	@Test
	void aRenameAcrossTablesIsRefused() {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> now(Map.of("child.a", "parent.a")))
			.withMessageContaining("of the same table");
	}

}
