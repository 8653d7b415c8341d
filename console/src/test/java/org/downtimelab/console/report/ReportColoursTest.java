package org.downtimelab.console.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.downtimelab.console.Contrast;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the report says in colours can be told from what is behind it, in both themes. */
class ReportColoursTest {

	private static final Pattern THEME = Pattern.compile(":root(:not\\(\\.paper\\))? \\{([^}]*--paper[^}]*)}");

	private static final Pattern COLOUR = Pattern.compile("--([\\w-]+): #([0-9a-f]{6});");

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
		List<Map<String, Integer>> themes = themes();
		assertThat(themes).as("light and dark").hasSize(2);
		for (Map<String, Integer> theme : themes) {
			for (String back : List.of("paper", "panel")) {
				assertThat(Contrast.of(theme.get(name), theme.get(back))).as("%s on %s", name, back)
					.isGreaterThanOrEqualTo(atLeast);
			}
		}
	}

	private static List<Map<String, Integer>> themes() throws IOException {
		return THEME.matcher(text("report.css")).results().map((theme) -> colours(theme.group(2))).toList();
	}

	private static Map<String, Integer> colours(String css) {
		Map<String, Integer> colours = new HashMap<>();
		Matcher colour = COLOUR.matcher(css);
		while (colour.find()) {
			colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
		}
		return colours;
	}

	private static String text(String name) throws IOException {
		try (InputStream stream = ReportColoursTest.class.getResourceAsStream(name)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
