package org.downtimelab.check.output;

import java.util.List;

import org.downtimelab.check.result.Figures;
import org.downtimelab.check.result.Growth;
import org.downtimelab.check.result.TakenLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			constant | 5   | 6     | 0       | does not grow with rows:
			constant | 6   | 18    | 0       | too short to tell how it grows:
			linear   | 700 | 2_790 | 0       | grows with rows:
			linear   | 700 | 2_790 | 223_000 | about 3 min 43 s at 80,000,000 rows (linear:
			unclear  | 700 | 9_000 | 0       | grows, but not in line with rows:
			""")
	void growthIsSaidAsFarAsItIsKnown(String shape, String small, String large, String at, String words) {
		Growth growth = new Growth("public.orders", 1, 250_000, number(small), 1_000_000, number(large), shape,
				80_000_000, number(at));
		assertThat(Words.growth(growth)).startsWith(words);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 ms", "999, 999 ms", "1000, 1.0 s", "59949, 59.9 s", "125000, 2 min 5 s", "3660000, 1 h 1 min" })
	void timesAreSaidAsPeopleSayThem(long ms, String words) {
		assertThat(Figures.time(ms)).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource({ "read write, blocks reads and writes", "write, blocks writes",
			"row-write, blocks writes to the same rows", "'', blocks neither reads nor writes" })
	void aLockIsSaidByWhoWaitsForIt(String blocks, String words) {
		TakenLock lock = new TakenLock("public.orders", "ShareLock", 5, 0,
				blocks.isEmpty() ? List.of() : List.of(blocks.split(" ")));
		assertThat(Words.blocks(lock)).isEqualTo(words);
	}

	private static long number(String text) {
		return Long.parseLong(text.replace("_", ""));
	}

}
