package org.downtimelab.check.output;

import java.util.List;
import java.util.stream.IntStream;

import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.CheckedStatement;
import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CheckMarkdownTest {

	@Test
	void theVerdictComesFirstThenATableThenTheRemedies() {
		assertThat(CheckMarkdown.of(SampleCheck.three()))
			.startsWith(
					"""
							## ✕ Migrations: 1 harmful, 1 careful, 1 harmless

							| migration | verdict | what users would see |
							| --- | --- | --- |
							| `V42__index_customer.sql` | ✕ harmful | Writes to public.orders stalled 2.8 s at 1,000,000 rows |
							| `V43__flag.sql` | ! careful | It has no lock\\_timeout |
							| `V44__drop.sql` | ✓ harmless | only what was accepted |

							### ✕ `V42__index_customer.sql`

							- ✕ **blocks-writes** (line 3): Writes to public.orders stalled 2.8 s at 1,000,000 rows. See scenario-index
							""")
			.contains("""
					Instead:

					```sql
					CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);
					```
					""", "<details><summary>Statements, locks and stalls: migrated in 2.9 s</summary>",
					"Instead: Bound the wait by lock\\_timeout", "| public.orders | 0 ms | 2.8 s |",
					"- ~~destroys-data~~ (line 2), accepted because nobody has read it since May", "PostgreSQL 18.6");
	}

	@Test
	void whatComesFromAFileIsNoMarkup() {
		CheckedMigration hostile = SampleCheck.migration("V1__`|.sql", Verdict.HARMFUL,
				List.of(new CheckedStatement(1, "SELECT '```'", 5, List.of(), List.of())), List.of(),
				List.of(new Finding(Code.FAILS, Verdict.HARMFUL, null, 1, "<img src=x> | [a](b) @everybody", "'```';",
						null, null)));
		assertThat(CheckMarkdown.of(SampleCheck.of(hostile))).doesNotContain("@everybody")
			.contains("\\<img src=x\\> \\| \\[a\\](b)")
			.contains("````sql\nSELECT '```'\n````", "````sql\n'```';\n````")
			.contains("| `V1__'\\|.sql` | ✕ harmful |");
	}

	@Test
	void neverLongerThanACommentMayBe() {
		String sql = "INSERT INTO orders VALUES " + "(1, 'x'), ".repeat(10_000);
		CheckedMigration[] many = IntStream.range(0, 2_000)
			.mapToObj((line) -> SampleCheck.migration("V" + line + "__x.sql", Verdict.HARMFUL,
					List.of(new CheckedStatement(1, sql, 5, List.of(), List.of())), List.of(),
					List.of(new Finding(Code.FAILS, Verdict.HARMFUL, null, 1, "It fails", "SELECT 1", null, null))))
			.toArray(CheckedMigration[]::new);
		assertThat(CheckMarkdown.of(SampleCheck.of(many))).hasSizeLessThan(65_536)
			.startsWith("## ✕ Migrations: 2000 harmful")
			.endsWith("The rest is too long for a comment: `--json` holds all of it.\n");
	}

}
