package org.downtimelab.console.completeness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.downtimelab.scenario.Scenarios;
import org.downtimelab.scenario.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The texts of steps change more often than somebody runs the whole workshop. */
class WorkshopStepsTest {

	/** As in "V3 85.8 ms Why." and "v2 is left to you: Why." */
	private static final Pattern STEP = Pattern.compile("(?m)^\\S.*?(?:\\d ms {2}|is left to you: )(.+?)$");

	@Test
	void thePageShowsEachStepInTheWordsOfItsScenario() throws IOException {
		Set<String> known = Scenarios.all()
			.stream()
			.flatMap((scenario) -> scenario.paths().stream())
			.flatMap((path) -> path.steps().stream())
			.map(Step::why)
			.collect(Collectors.toSet());
		List<String> shown = STEP.matcher(Files.readString(Path.of("../docs/WORKSHOP.md")))
			.results()
			.map((step) -> step.group(1))
			.toList();
		assertThat(shown).hasSizeGreaterThan(15).isSubsetOf(known);
	}

}
