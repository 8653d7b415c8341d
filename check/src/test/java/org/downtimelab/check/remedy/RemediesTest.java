package org.downtimelab.check.remedy;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.downtimelab.check.catalog.Column;
import org.downtimelab.check.catalog.Constraint;
import org.downtimelab.check.catalog.Relation;
import org.downtimelab.check.catalog.Relations;
import org.downtimelab.check.catalog.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said to write instead, with the user's own names. */
class RemediesTest {

	private static final String TABLE = "public.orders";

	private static final Constraint KEY = new Constraint(TABLE, "orders_pkey", 'p', List.of("id"), "PRIMARY KEY (id)",
			true);

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"CREATE INDEX orders_note ON orders (note) | INDEX | orders_note ON orders (note)",
			"create unique index if not exists orders_note on app.orders (lower(note)); | UNIQUE INDEX | orders_note on app.orders (lower(note))",
			"CREATE INDEX CONCURRENTLY orders_note ON orders (note) | INDEX | orders_note ON orders (note)" })
	void anIndexIsBuiltConcurrentlyByAFileThatCanBeRunAgain(String sql, String index, String rest) {
		assertThat(of(sql, schema(18, false))).isEqualTo("""
				-- alone in its file, with flyway.postgresql.transactional.lock=false
				DROP INDEX CONCURRENTLY IF EXISTS orders_note;
				CREATE %s CONCURRENTLY %s;""".formatted(index, rest));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "DROP INDEX IF EXISTS orders_note; | DROP INDEX CONCURRENTLY IF EXISTS orders_note;",
					"REINDEX TABLE app.orders | REINDEX TABLE CONCURRENTLY app.orders;",
					"reindex (verbose) index i | REINDEX (verbose) INDEX CONCURRENTLY i;" })
	void anIndexIsDroppedOrBuiltAgainConcurrently(String sql, String better) {
		assertThat(of(sql, schema(18, false))).endsWith("\n" + better);
	}

	@Test
	void notNullIsAddedInTwoSteps() {
		assertThat(of("ALTER TABLE orders ALTER note SET NOT NULL", schema(18, true))).isEqualTo(
				"""
						-- file 1
						SET LOCAL lock_timeout = '100ms';
						ALTER TABLE public.orders ADD CONSTRAINT orders_note_not_null NOT NULL note NOT VALID; -- PostgreSQL 18 or newer
						-- file 2
						ALTER TABLE public.orders VALIDATE CONSTRAINT orders_note_not_null;""");
	}

	@Test
	void before18ACheckProvesIt() {
		assertThat(of("ALTER TABLE orders ALTER note SET NOT NULL", schema(17, true))).isEqualTo("""
				-- file 1
				SET LOCAL lock_timeout = '100ms';
				ALTER TABLE public.orders ADD CONSTRAINT orders_note_is_there CHECK (note IS NOT NULL) NOT VALID;
				-- file 2
				ALTER TABLE public.orders VALIDATE CONSTRAINT orders_note_is_there;
				-- file 3
				SET LOCAL lock_timeout = '100ms';
				ALTER TABLE public.orders ALTER COLUMN note SET NOT NULL;
				ALTER TABLE public.orders DROP CONSTRAINT orders_note_is_there;""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"UPDATE orders SET note = 'x' | UPDATE orders SET note = 'x' WHERE orders.id >= low AND orders.id < low + 5000;",
			"DELETE FROM orders o USING gone g WHERE o.id = g.id OR o.note = '' | DELETE FROM orders o USING gone g WHERE o.id >= low AND o.id < low + 5000 AND (o.id = g.id OR o.note = '');" })
	void rowsAreChangedByRangesOfTheKey(String sql, String better) {
		Schema schema = schema(18, false);
		assertThat(new Remedies(schema, schema).inBatches(sql, TABLE)).contains("\n    " + better + "\n    COMMIT;");
	}

	private static String of(String sql, Schema after) {
		return new Remedies(schema(after.major(), false), after).inSteps(sql, Set.of(TABLE), TABLE);
	}

	private static Schema schema(int major, boolean notNull) {
		Relations relations = new Relations(Map.of(1L, new Relation(1, TABLE, 'r', 1, 1, 1)));
		return new Schema(relations,
				Map.of(TABLE,
						Map.of("id", new Column(1, "id", "bigint", "N", true, true, false), "note",
								new Column(2, "note", "text", "S", notNull, false, false))),
				List.of(KEY), Set.of(), Set.of(), Set.of(), List.of(), Map.of(), major);
	}

}
