package org.downtimelab.report;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTest {

	@ParameterizedTest
	@CsvSource({ "0, 0", "0.01, under 0.1 ms", "0.4, 0.4 ms", "9.94, 9.9 ms", "9.96, 10 ms", "180.2, 180 ms",
			"999.4, 999 ms", "999.6, 1.0 s", "3290, 3.3 s", "59960, 1 min 0 s", "125000, 2 min 5 s" })
	void timeIsSaidInTheUnitThatFits(double ms, String words) {
		assertThat(Figures.time(ms)).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '=',
			value = { "create index x on y=create index …",
					"CREATE UNIQUE INDEX CONCURRENTLY x ON y=CREATE UNIQUE INDEX CONCURRENTLY …",
					"ALTER TABLE a ADD b int=ALTER TABLE …", "COMMIT=COMMIT", "DROP TABLE=DROP TABLE" })
	void aStatementIsKnownByItsFirstWords(String sql, String words) {
		assertThat(OneLine.statement("-- why\n" + sql)).isEqualTo(words);
	}

}
