package org.downtimelab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.downtimelab.check.result.CheckResult;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Verdict;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What a check says that a single file of SQL does not show. */
@PostgresTest
class WholeCheckTest {

	private static final String TABLE = "CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint NOT NULL, note text);";

	@TempDir
	private Path folder;

	@Test
	void anUndoScriptThatLeavesSomethingIsNamed(Server server) throws IOException {
		write("V1__orders.sql", TABLE);
		write("V2__note.sql", "SET lock_timeout = '2s';\nALTER TABLE orders ADD COLUMN a int, ADD COLUMN b int;");
		write("U2__note.sql", "ALTER TABLE orders DROP COLUMN a;");
		assertThat(check(server, 1_000, null, Map.of()).migrations().get(0).findings()).extracting(Finding::code)
			.containsExactly(Code.UNDO_DIFFERS);
		write("U2__note.sql", "ALTER TABLE orders DROP COLUMN a, DROP COLUMN b;");
		assertThat(check(server, 1_000, null, Map.of()).migrations().get(0).findings()).isEmpty();
	}

	@Test
	void aRepeatableMigrationHasNoVerdictUnlessItIsNamed(Server server) throws IOException {
		write("V1__orders.sql", TABLE);
		Path view = write("R__view.sql", "CREATE OR REPLACE VIEW notes AS SELECT id, note FROM orders;");
		CheckResult newest = check(server, 0, null, Map.of());
		assertThat(newest.migrations()).extracting((each) -> each.script()).containsExactly("V1__orders.sql");
		assertThat(newest.notes()).anyMatch((note) -> note.startsWith("R__view.sql is repeatable and has no verdict."));
		CheckResult added = check(server, 1_000, Set.of(view), Map.of());
		assertThat(added.migrations()).extracting((each) -> each.script() + " " + each.verdict())
			.containsExactly("R__view.sql HARMLESS");
		assertThat(added.notes()).noneMatch((note) -> note.contains("R__view.sql"));
	}

	@Test
	void aRepeatableMigrationIsComparedWithItsOlderText(Server server) throws IOException {
		write("V1__orders.sql", TABLE);
		Path view = write("R__view.sql", "DROP VIEW IF EXISTS notes; CREATE VIEW notes AS SELECT id FROM orders;");
		CheckResult changed = check(server, 1_000, Set.of(),
				Map.of(view, "CREATE VIEW notes AS SELECT id, note FROM orders;"));
		assertThat(changed.migrations()).extracting((each) -> each.script() + " " + each.verdict())
			.containsExactly("R__view.sql HARMFUL");
		assertThat(changed.migrations().get(0).findings())
			.anyMatch((finding) -> finding.message().contains("public.notes.note is gone"));
	}

	@Test
	void aLookupThatHasLostItsIndexReadsTheWholeTable(Server server) throws IOException {
		write("V1__orders.sql", TABLE + "CREATE INDEX orders_customer ON orders (customer);");
		write("V2__drop.sql", "DROP INDEX CONCURRENTLY orders_customer;");
		List<Finding> findings = check(server, 20_000, null, Map.of()).migrations().get(0).findings();
		assertThat(findings).extracting(Finding::code).containsExactly(Code.SLOWER_PLAN);
		assertThat(findings.get(0).severity()).as("who asks so is not known").isEqualTo(Verdict.HARMLESS);
		assertThat(findings.get(0).message())
			.startsWith("A query of public.orders by customer used an index. Now it reads the whole table: ")
			.endsWith(" after, at 20,000 rows");
		assertThat(findings.get(0).remedy()).contains("'public.orders_customer'::regclass");
	}

	@Test
	void anotherIndexOnTheColumnIsEnough(Server server) throws IOException {
		write("V1__orders.sql", TABLE + "CREATE INDEX orders_customer ON orders (customer);"
				+ "CREATE INDEX orders_customer_id ON orders (customer, id);");
		write("V2__drop.sql", "DROP INDEX CONCURRENTLY orders_customer;");
		assertThat(check(server, 20_000, null, Map.of()).migrations().get(0).findings()).isEmpty();
	}

	@Test
	void toAcceptWhatOneStatementDoesLeavesTheNext(Server server) throws IOException {
		write("V1__orders.sql", TABLE);
		write("V2__count.sql", """
				SET lock_timeout = '2s';
				LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
				-- lab: accept blocks-reads because it is quick
				SELECT count(*) FROM orders;
				SELECT max(customer) FROM orders;
				""");
		CheckedMigration checked = check(server, 1_000, null, Map.of()).migrations().get(0);
		assertThat(checked.verdict()).isEqualTo(Verdict.HARMFUL);
		assertThat(checked.findings()).extracting(Finding::line, Finding::accepted)
			.containsExactly(tuple(4, "it is quick"), tuple(5, null));
	}

	@Test
	void rowsKeepTheKeyThatAMigrationAdds(Server server) throws IOException {
		write("V1__orders.sql", TABLE);
		write("V2__key.sql", "DROP INDEX CONCURRENTLY IF EXISTS one_customer;"
				+ "CREATE UNIQUE INDEX CONCURRENTLY one_customer ON orders (customer);");
		CheckResult checked = check(server, 20_000, null, Map.of());
		assertThat(checked.migrations().get(0).findings()).extracting(Finding::code).containsExactly(Code.TIGHTENS);
		assertThat(checked.rows()).containsEntry("public.orders", 20_000L);
	}

	private Path write(String name, String sql) throws IOException {
		return Files.writeString(this.folder.toRealPath().resolve(name), sql);
	}

	private CheckResult check(Server server, long rows, Set<Path> only, Map<Path, String> changed) throws IOException {
		Files.writeString(this.folder.resolve("flyway.conf"), "flyway.postgresql.transactional.lock=false\n");
		return Check
			.of(new CheckOptions(this.folder.toRealPath(), null, rows, Map.of(), Map.of(), null, null,
					Duration.ofSeconds(20), false, only, changed))
			.on(server, (line) -> {
			});
	}

}
