package org.downtimelab.check.project;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Flyway, as a check uses it, logs nothing: the findings say what failed. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class QuietLogTest {

	private final StringBuffer logged = new StringBuffer();

	@Test
	void aMigrationThatFailsIsLoggedNowhere(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("V1__a.sql"), "SELECT 1;");
		Project project = Project.in(folder);
		FluentConfiguration configuration = project.flyway(project.versioned())
			.dataSource("jdbc:postgresql://127.0.0.1:1/nowhere", "nobody", "")
			.connectRetries(1)
			.connectRetriesInterval(1);
		listening(() -> assertThatExceptionOfType(FlywayException.class)
			.isThrownBy(() -> configuration.load().migrate()));
		assertThat(this.logged).isEmpty();
	}

	private void listening(Runnable work) {
		Handler handler = new Handler() {

			@Override
			public void publish(LogRecord record) {
				QuietLogTest.this.logged.append(record.getMessage());
			}

			@Override
			public void flush() {
				// Nothing is held back.
			}

			@Override
			public void close() {
				// Nothing is open.
			}

		};
		Logger root = Logger.getLogger("");
		PrintStream out = System.out;
		PrintStream err = System.err;
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		root.addHandler(handler);
		System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
		System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
		try {
			work.run();
		}
		finally {
			System.setOut(out);
			System.setErr(err);
			root.removeHandler(handler);
			this.logged.append(printed.toString(StandardCharsets.UTF_8));
		}
	}

}
