package org.downtimelab.console.docker;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TranscriptTest {

	private static final String PAGE = """
			Say this:

			```sh
			echo one
			echo two
			```

			```sql
			SELECT 1;
			```

			```text
			held 1.4 s, blocks writes
			2,442 acknowledged writes, none lost
			```

			```sh
			true
			```
			""";

	private final Transcript.Exchange first = Transcript.of(PAGE).exchanges().get(0);

	@Test
	void readsCommandsWithWhatIsShownForThem() {
		assertThat(Transcript.of(PAGE).exchanges()).extracting(Transcript.Exchange::command)
			.containsExactly("echo one\necho two", "true");
		assertThat(Transcript.of(PAGE).exchanges()).extracting(Transcript.Exchange::shown)
			.containsExactly("held 1.4 s, blocks writes\n2,442 acknowledged writes, none lost\n", "");
	}

	@Test
	void timesAndCountsOfWritesAndWaitersAreOthersEachTime() {
		assertThat(this.first.missing("x\n  held 870 ms,  blocks writes\nz\n  17 acknowledged writes, none lost\n"))
			.isEmpty();
		assertThat(shown("held 1 s, 10 waiters at most").missing("held 2.5 min, 9 waiters at most")).isEmpty();
		assertThat(shown("4,332 acknowledged writes, 221 LOST").missing("17 acknowledged writes, 1 LOST")).isEmpty();
	}

	@Test
	void aTimeMayBeLeftOpen() {
		assertThat(shown("V2 … ms  the column").missing("V2         1064.5 ms  the column")).isEmpty();
		assertThat(shown("Time: … ms").missing("Time: 164.198 ms")).isEmpty();
		assertThat(shown("V2 … ms  the column").missing("V3         1064.5 ms  the column")).isNotEmpty();
		assertThat(shown("Time: … ms").missing("Time: 164.198 rows")).isNotEmpty();
	}

	@Test
	void otherFiguresStandForThemselves() {
		assertThat(shown("2030-01-01 11:00:00").missing("2030-01-01 12:00:00")).isNotEmpty();
		assertThat(shown("✕ risky: 200 rows destroyed; …").missing("✕ risky: 0 rows destroyed; writes down 1 s"))
			.isNotEmpty();
		assertThat(shown("  100").missing("  1000")).isNotEmpty();
		assertThat(shown("  100").missing("  100 rows")).isNotEmpty();
		assertThat(shown("  100").missing(" count\n-----\n   100\n(1 row)")).isEmpty();
	}

	@Test
	void otherWordsWillNotDo() {
		assertThat(this.first.missing("held 1.4 s, blocks reads\n2,442 acknowledged writes, none lost\n"))
			.isEqualTo("held 1.4 s, blocks writes");
		assertThat(this.first.missing("held 1.4 s, blocks writes\n")).isEqualTo("2,442 acknowledged writes, none lost");
	}

	@Test
	void theirOrderCounts() {
		assertThat(this.first.missing("2 acknowledged writes, none lost\nheld 1 s, blocks writes\n"))
			.isEqualTo("2,442 acknowledged writes, none lost");
	}

	@Test
	void whatIsShownTwiceMustBeThereTwice() {
		assertThat(shown("ALTER TABLE\nALTER TABLE").missing("ALTER TABLE\nTime: 1 ms")).isEqualTo("ALTER TABLE");
		assertThat(shown("ALTER TABLE\nALTER TABLE").missing("ALTER TABLE\nTime: 1 ms\nALTER TABLE")).isEmpty();
	}

	@Test
	void dotsStandForAnything() {
		assertThat(
				shown("CREATE INDEX … held 1 s, …").missing("CREATE INDEX CONCURRENTLY (a.b) held 20 ms, blocks reads"))
			.isEmpty();
		assertThat(shown("on large_order … held 1 s…").missing("on large_order held 20 ms")).isEmpty();
		assertThat(shown("CREATE INDEX … held 1 s").missing("CREATE INDEX (a.b) held 20 ms, blocks reads"))
			.isNotEmpty();
	}

	@Test
	void whatATerminalDoesNotShowIsNotCompared() {
		assertThat(shown("The stage: …/").missing("\u001B[2KThe stage: \u001B[1;32mhere/\u001B[0m")).isEmpty();
	}

	@Test
	void oneCommandHasOneOutput() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Transcript.of("```sh\nx\n```\n```text\na\n```\n```text\nb\n```\n"))
			.withMessageContaining("x");
	}

	private static Transcript.Exchange shown(String lines) {
		return new Transcript.Exchange("x", lines);
	}

}
