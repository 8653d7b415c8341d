package org.downtimelab.console.completeness;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MachineNumbersTest {

	@Test
	void numbersForMachinesAreFormattedForMachines() {
		assertThat(MachineNumbers.problems(Path.of("").toAbsolutePath().getParent())).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "execute(\"LIMIT %d\".formatted(n));", "execute((\"LIMIT\"\n + \" %d\").formatted(n));",
			"return \"\"\"\n\tport = %d\n\t\"\"\".formatted(port);", "String.format(\"%s %,d\", a, n)",
			"out.printf(\"%.1f s%n\", s)", "static final String Q = \"LIMIT %1$d\";\n void f() { Q.formatted(n); }",
			"name.toLowerCase()" })
	void aForgottenLocaleIsNoticedInALibrary(String source) {
		assertThat(MachineNumbers.problems("database/src/main/java/A.java", source)).singleElement()
			.asString()
			.startsWith("database/src/main/java/A.java:1: ")
			.contains("Locale.ROOT");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"http://%s:%d/\".formatted(host, port)", "\"SELECT %d\".formatted(n)",
			"\"port = %d\".formatted(n)", "String.format(\" --rate %d\", rate)" })
	void aForgottenLocaleIsNoticedInWhatTheConsoleSaysToMachines(String source) {
		assertThat(MachineNumbers.problems("console/src/main/java/A.java", source)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "String.format(Locale.ROOT, \"port = %d\", n)", "\"port = \" + n",
			"\"%s %08x %%d\".formatted(a, b)", "say(\"100 %d\"); x.formatted(n);" })
	void whatIsTheSameEverywhereIsFine(String source) {
		assertThat(MachineNumbers.problems("database/src/main/java/A.java", source)).isEmpty();
	}

	@Test
	void theConsoleMaySpeakToPeople() {
		assertThat(MachineNumbers.problems("console/src/main/java/A.java", "\"%d failed\".formatted(n)")).isEmpty();
	}

}
