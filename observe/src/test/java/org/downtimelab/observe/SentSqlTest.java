package org.downtimelab.observe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is left out, and what is not looked at. */
class SentSqlTest {

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO \"public\".\"flyway_schema_history\" (\"script\") VALUES ('update t')",
			"CREATE INDEX \"flyway_schema_history_s_idx\" ON \"flyway_schema_history\" (\"success\")",
			"CREATE TABLE IF NOT EXISTS DATABASECHANGELOG (ID int)",
			"UPDATE public.databasechangeloglock SET LOCKED = FALSE",
			"SELECT set_config('lock_timeout', '1s', false)" })
	void aToolsOwnIsLeftOut(String sql) {
		assertThat(new SentSql(sql, false, false).ofTool()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO audit SELECT script FROM flyway_schema_history",
			"UPDATE t SET note = 'flyway_schema_history'", "SET lock_timeout = 0", "SELECT pg_sleep(1)",
			"UPDATE pg_index SET indisvalid = false", "SHOW lock_timeout", "VACUUM t",
			"ALTER TABLE t ADD flyway_schema_history int" })
	void aScriptsIsNot(String sql) {
		assertThat(new SentSql(sql, false, false).ofTool()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT version()", "select current_schema()", "SHOW search_path",
			"SELECT pg_advisory_unlock(77433833903597)",
			"SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace)" })
	void aQuestionToTheServerIsLeftOut(String sql) {
		assertThat(new SentSql(sql, false, true).ofTool()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT id FROM t", "SELECT backfill()", "SELECT FROM pg_class, t JOIN t USING (id)" })
	void aQuestionToTheUsersRelationsIsNot(String sql) {
		assertThat(new SentSql(sql, true, true).ofTool()).isFalse();
	}

	@Test
	void aPreparedSettingIsATools() {
		assertThat(new SentSql("SET ROLE 'postgres'", true, false).ofTool()).isTrue();
		assertThat(new SentSql("SET ROLE 'postgres'", false, false).ofTool()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- Why\n\nBEGIN;", "SET LOCAL lock_timeout = '1s'", "ROLLBACK TO SAVEPOINT s", "end" })
	void theseLockNothing(String sql) {
		assertThat(new SentSql(sql, false, false).locksNothing()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "BEGIN; ALTER TABLE t ADD a int", "COMMIT AND CHAIN", "SET CONSTRAINTS ALL IMMEDIATE",
			"SETTLE" })
	void theseMayLock(String sql) {
		assertThat(new SentSql(sql, false, false).locksNothing()).isFalse();
	}

}
