package org.downtimelab.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorWordsTest {

	private Path log;

	private ErrorWords words;

	@BeforeEach
	void anOldErrorIsThere(@TempDir Path folder) throws IOException {
		this.log = Files.writeString(folder.resolve("app.log"), "org.postgresql.util.PSQLException: ERROR: of old\n");
		this.words = ErrorWords.since(this.log);
	}

	@Test
	void whatWasThereBeforeDoesNotCount() {
		assertThat(this.words.words()).isEmpty();
	}

	@Test
	void theServersOwnWordsComeBeforeAnyException() throws IOException {
		append("java.lang.IllegalStateException: could not\nCaused by: PSQLException: ERROR: cached plan must not\n");
		assertThat(this.words.words()).isEqualTo("cached plan must not");
	}

	@Test
	void anyExceptionIsBetterThanNone() throws IOException {
		append("10:00:00.000 ERROR [main] java.lang.IllegalStateException: could not\n");
		assertThat(this.words.words()).isEqualTo("could not");
	}

	private void append(String text) throws IOException {
		Files.writeString(this.log, text, StandardOpenOption.APPEND);
	}

}
