package org.downtimelab.check.findings;

import org.downtimelab.check.result.Code;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a finding says to write instead. */
class RemediesTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"CREATE INDEX orders_note ON orders (note) | INDEX | orders_note ON orders (note)",
			"create unique index if not exists orders_note on app.orders (lower(note)); | UNIQUE INDEX | orders_note on app.orders (lower(note))",
			"CREATE INDEX CONCURRENTLY orders_note ON orders (note) | INDEX | orders_note ON orders (note)" })
	void anIndexIsBuiltConcurrentlyByAFileThatCanBeRunAgain(String sql, String index, String rest) {
		assertThat(Remedies.of(Code.BLOCKS_WRITES, sql, "public.orders")).isEqualTo("""
				-- alone in its file, with flyway.postgresql.transactional.lock=false
				DROP INDEX CONCURRENTLY IF EXISTS orders_note;
				CREATE %s CONCURRENTLY %s;""".formatted(index, rest));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "CREATE INDEX ON orders (note)", "REINDEX INDEX orders_note",
			"ALTER TABLE orders ADD UNIQUE USING INDEX orders_note" })
	void whatHasNoNameIsSaidInWords(String sql) {
		assertThat(Remedies.of(Code.BLOCKS_WRITES, sql, "public.orders")).doesNotEndWith(";");
	}

}
