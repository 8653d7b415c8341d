package org.downtimelab.console.command;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the launcher says of the terminal. */
class TerminalTest {

	private static final String COLUMNS = "lab.columns";

	@AfterEach
	void forget() {
		System.clearProperty(COLUMNS);
	}

	@ParameterizedTest
	@CsvSource({ "132, 132", "0, 100", "'', 100", "wide, 100", "3, 20" })
	void drawsAtAnyWidth(String said, int drawn) {
		System.setProperty(COLUMNS, said);
		assertThat(Terminal.columns()).isEqualTo(drawn);
	}

}
