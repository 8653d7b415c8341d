package org.downtimelab.console.stage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Text can be read from the last row, in both themes: WCAG 2.2, 1.4.3, level AA, asks for
 * a contrast of 4.5; shapes, 1.4.11, for 3.
 */
class StageColoursTest {

	private static final Pattern THEME = Pattern.compile(":root(\\[data-theme=\"dark\"])? \\{([^}]*)}");

	private static final Pattern COLOUR = Pattern.compile("--([\\w-]+): #([0-9a-f]{6});");

	@ParameterizedTest
	@CsvSource({ "ink, paper, 4.5", "ink, panel, 4.5", "quiet, paper, 4.5", "quiet, panel, 4.5", "bad, paper, 4.5",
			"dot-0, paper, 4.5", "paper, blocks-all, 4.5", "paper, blocks-some, 4.5", "paper, step, 4.5",
			"line, paper, 3", "line, panel, 3", "dot-1, paper, 4.5", "dot-2, paper, 4.5", "dot-3, paper, 4.5",
			"paper, quiet, 4.5" })
	void standsOut(String front, String back, double atLeast) throws IOException {
		for (Map<String, Integer> theme : new Map[] { theme(false), theme(true) }) {
			assertThat(contrast(theme.get(front), theme.get(back))).as("%s on %s", front, back)
				.isGreaterThanOrEqualTo(atLeast);
		}
	}

	private static Map<String, Integer> theme(boolean dark) throws IOException {
		Matcher themes = THEME.matcher(css());
		while (themes.find()) {
			if (dark == (themes.group(1) != null)) {
				Map<String, Integer> colours = new HashMap<>();
				Matcher colour = COLOUR.matcher(themes.group(2));
				while (colour.find()) {
					colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
				}
				return colours;
			}
		}
		throw new AssertionError("No such theme");
	}

	private static String css() throws IOException {
		try (InputStream css = StageColoursTest.class.getResourceAsStream("stage.css")) {
			return new String(css.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static double contrast(int one, int other) {
		double lighter = Math.max(luminance(one), luminance(other));
		double darker = Math.min(luminance(one), luminance(other));
		return (lighter + 0.05) / (darker + 0.05);
	}

	private static double luminance(int rgb) {
		return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
	}

	private static double linear(int channel) {
		double value = (channel & 0xff) / 255.0;
		return (value <= 0.04045) ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

}
