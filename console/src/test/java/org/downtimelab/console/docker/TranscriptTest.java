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
			2,442 writes
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
			.containsExactly("held 1.4 s, blocks writes\n2,442 writes\n", "");
	}

	@Test
	void anyFigureWillDo() {
		assertThat(this.first.missing("x\n  y: held 870 ms,  blocks writes, 3 at most\nz\n  17 writes, none lost\n"))
			.isEmpty();
	}

	@Test
	void otherWordsWillNot() {
		assertThat(this.first.missing("held 1.4 s, blocks reads\n2,442 writes\n"))
			.isEqualTo("held 1.4 s, blocks writes");
		assertThat(this.first.missing("held 1.4 s, blocks writes\n")).isEqualTo("2,442 writes");
	}

	@Test
	void theirOrderCounts() {
		assertThat(this.first.missing("2 writes\nheld 1 s, blocks writes\n")).isEqualTo("2,442 writes");
	}

	@Test
	void dotsStandForAnything() {
		assertThat(new Transcript.Exchange("x", "CREATE INDEX … held 1 s\n")
			.missing("CREATE INDEX CONCURRENTLY (a.b) held 20 ms")).isEmpty();
	}

	@Test
	void oneCommandHasOneOutput() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Transcript.of("```sh\nx\n```\n```text\na\n```\n```text\nb\n```\n"))
			.withMessageContaining("x");
	}

}
