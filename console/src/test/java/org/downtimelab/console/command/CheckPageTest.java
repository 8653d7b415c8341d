package org.downtimelab.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.downtimelab.check.result.Code;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The page that says what a check finds. */
class CheckPageTest {

	@ParameterizedTest
	@EnumSource
	void everyCodeIsExplained(Code code) throws IOException {
		assertThat(Files.readAllLines(Path.of("../docs/CHECK.md")))
			.filteredOn((line) -> line.startsWith("| `" + code.word() + "` | "))
			.hasSize(1);
	}

}
