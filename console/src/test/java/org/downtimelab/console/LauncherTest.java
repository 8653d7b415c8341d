package org.downtimelab.console;

import java.nio.file.Files;
import java.nio.file.Path;

import org.downtimelab.process.SteadyJvm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LauncherTest {

	@ParameterizedTest
	@ValueSource(strings = { "lab", "lab.cmd" })
	void theLabRunsOnASteadyJvm(String launcher) throws Exception {
		assertThat(Files.readString(Path.of("..", launcher)).split("\\s+")).containsAll(SteadyJvm.OPTIONS);
	}

}
