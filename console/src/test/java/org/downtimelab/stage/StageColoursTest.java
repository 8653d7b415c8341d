package org.downtimelab.stage;

import java.io.IOException;

import org.downtimelab.console.Contrast;
import org.downtimelab.console.Themes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stage can be read from the last row, in both themes. */
class StageColoursTest {

	@ParameterizedTest
	@CsvSource({ "ink, paper", "ink, panel", "quiet, paper", "quiet, panel", "bad, paper", "bad, panel", "bad, shade",
			"dot-0, paper", "dot-1, paper", "dot-2, paper", "dot-3, paper", "dot-4, paper", "dot-5, paper",
			"paper, blocks-all", "paper, blocks-some", "paper, blocks-none", "paper, step", "paper, line",
			"paper, quiet", "paper, bad", "paper, ink" })
	void textCanBeRead(String front, String back) throws IOException {
		Themes.of(StageColoursTest.class, "colours.css").assertContrast(front, back, Contrast.OF_TEXT);
	}

	@ParameterizedTest
	@CsvSource({ "line, paper", "line, panel", "dot-0, shade", "dot-1, shade", "dot-2, shade", "dot-3, shade",
			"dot-4, shade", "dot-5, shade" })
	void shapesCanBeSeen(String front, String back) throws IOException {
		Themes.of(StageColoursTest.class, "colours.css").assertContrast(front, back, Contrast.OF_SHAPES);
	}

}
