package org.downtimelab.report;

import java.io.IOException;

import org.downtimelab.console.Contrast;
import org.downtimelab.console.Themes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the report says in colours can be told from what is behind it, in both themes. */
class ReportColoursTest {

	@ParameterizedTest
	@ValueSource(strings = { "ink", "quiet", "bad", "wrong", "good", "unjudged" })
	void textCanBeRead(String name) throws IOException {
		standsOut(name, Contrast.OF_TEXT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bad", "step", "blocks-all", "blocks-some", "blocks-none", "queue", "dot-0", "dot-1",
			"dot-2", "dot-3" })
	void shapesCanBeSeen(String name) throws IOException {
		standsOut(name, Contrast.OF_SHAPES);
	}

	private static void standsOut(String name, double atLeast) throws IOException {
		Themes themes = Themes.of(ReportColoursTest.class, "report.css");
		themes.assertContrast(name, "paper", atLeast);
		themes.assertContrast(name, "panel", atLeast);
	}

}
