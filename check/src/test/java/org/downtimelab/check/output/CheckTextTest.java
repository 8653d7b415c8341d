package org.downtimelab.check.output;

import java.util.List;
import java.util.stream.Stream;

import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.CheckedStatement;
import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CheckTextTest {

	@Test
	void theVerdictComesFirstAndEachFindingHasItsStatementAndRemedy() {
		assertThat(CheckText.of(SampleCheck.three(), false, 100)).isEqualTo("""
				✕ harmful: V42__index_customer.sql
				  migrated in 2.9 s

				  ✕ blocks-writes: Writes to public.orders stalled 2.8 s at 1,000,000 rows
				  ! lock-queue: Behind a long read, everybody waits as long as the read lasts
				    db/my migration/V42__index_customer.sql:3
				      CREATE INDEX orders_customer_id_idx ON orders (customer_id)
				    ShareLock on public.orders, held 2.8 s, blocks writes
				    about 3 min 43 s at 80,000,000 rows (linear: 700 ms at 250,000 rows of public.orders, 2.8 s at
				      1,000,000)
				    instead:
				      CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);
				    instead: Bound the wait by lock_timeout
				    see scenario-index, or run it: ./lab run index

				! careful: V43__flag.sql
				  migrated in 2.9 s

				  ! lock-queue: It has no lock_timeout
				    db/my migration/V43__flag.sql

				✓ harmless: V44__drop.sql
				  migrated in 2.9 s

				  accepted: destroys-data, line 2, because nobody has read it since May

				1 harmful, 1 careful, 1 harmless · PostgreSQL 18.6, public.orders 1,000,000 rows
				note: V7__seed.java is a Java migration: it was not played""");
	}

	/** Nobody knows whether it is harmless. */
	@Test
	void aMigrationThatWasNotPlayedHasNoVerdict() {
		CheckedMigration skipped = new CheckedMigration("45", "V45__later.sql", "V45__later.sql", Verdict.CAREFUL,
				CheckedMigration.SKIPPED, "An earlier migration failed", 0, List.of(), List.of(), List.of(), List.of());
		assertThat(CheckText.of(SampleCheck.of(SampleCheck.careful(), skipped), false, 100))
			.contains("? not checked: V45__later.sql\n  not played: An earlier migration failed")
			.contains("1 careful, 1 not checked · PostgreSQL 18.6")
			.doesNotContain("harmless");
		assertThat(CheckMarkdown.of(SampleCheck.of(skipped))).contains("? not checked | not played");
	}

	@Test
	void aMigrationFitsOnOneScreenAndSaysWhatIsLeftOut() {
		String statement = "ALTER TABLE orders\n" + "  ADD COLUMN a int,\n".repeat(50) + "  ADD COLUMN b int";
		List<Finding> findings = Stream.iterate(1, (line) -> line + 1)
			.limit(30)
			.map((line) -> new Finding(Code.REWRITES, Verdict.HARMFUL, "public.orders", line, "It was rewritten",
					"SELECT 1;\n".repeat(40), null, null))
			.toList();
		CheckedMigration many = SampleCheck.migration("V1__many.sql", Verdict.HARMFUL,
				List.of(new CheckedStatement(1, statement, 5, List.of(), List.of())), List.of(), findings);
		String text = CheckText.of(SampleCheck.of(many), false, 80);
		assertThat(text.lines()).hasSizeBetween(24, 40);
		assertThat(text).contains("… 48 more lines", "✕ rewrites, line 6: It was rewritten",
				"and 24 more: --markdown, --json and --sarif hold all findings");
	}

	@Test
	void proseKeepsToTheWidthOfTheTerminal() {
		assertThat(
				CheckText.of(SampleCheck.three(), false, 60).lines().filter((line) -> !line.startsWith("      CREATE")))
			.allMatch((line) -> line.length() <= 60);
	}

	@Test
	void controlCharactersOfASqlFileDoNotReachTheTerminal() {
		CheckedMigration hostile = SampleCheck.migration("V1__\u001B[2J.sql", Verdict.HARMFUL,
				List.of(new CheckedStatement(1, "SELECT '\u001B[2J'", 5, List.of(), List.of())), List.of(),
				List.of(new Finding(Code.FAILS, Verdict.HARMFUL, null, 1, "It says \u001B[2J", "\u001B[2J;", "\u001B",
						null)));
		assertThat(CheckText.of(SampleCheck.of(hostile), false, 100)).doesNotContain("\u001B");
		assertThat(CheckText.of(SampleCheck.of(hostile), true, 100)).doesNotContain("\u001B[2J")
			.contains("\u001B[31m✕ harmful");
	}

	@Test
	void nothingToCheckIsSaid() {
		assertThat(CheckText.of(SampleCheck.of(), false, 100)).startsWith("no migration to check");
	}

}
