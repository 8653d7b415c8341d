package org.downtimelab.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** The colours that a page's style sheet has, in light and in dark. */
public final class Themes {

	private static final Pattern THEME = Pattern
		.compile(":root(?:\\[data-theme=\"dark\"]|:not\\(\\.paper\\))? \\{([^}]*--paper[^}]*)}");

	private static final Pattern COLOUR = Pattern.compile("--([\\w-]+): #([0-9a-f]{6});");

	private final List<Map<String, Integer>> colours;

	private Themes(List<Map<String, Integer>> colours) {
		this.colours = colours;
	}

	/**
	 * Reads them.
	 * @param neighbour in whose package the style sheet is
	 */
	public static Themes of(Class<?> neighbour, String styleSheet) throws IOException {
		try (InputStream stream = neighbour.getResourceAsStream(styleSheet)) {
			String css = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
			List<Map<String, Integer>> themes = THEME.matcher(css)
				.results()
				.map((theme) -> COLOUR.matcher(theme.group(1))
					.results()
					.collect(Collectors.toMap((each) -> each.group(1), (each) -> Integer.parseInt(each.group(2), 16))))
				.toList();
			assertThat(themes).as("light and dark").hasSize(2);
			return new Themes(themes);
		}
	}

	/** In both themes one colour can be told from another that is behind it. */
	public void assertContrast(String front, String back, double atLeast) {
		assertThat(this.colours).allSatisfy(
				(theme) -> assertThat(Contrast.of(theme.get(front), theme.get(back))).as("%s on %s", front, back)
					.isGreaterThanOrEqualTo(atLeast));
	}

}
