package org.downtimelab.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.process.LabException;
import org.downtimelab.traffic.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** An application that is killed before it serves: who waits for it is told at once. */
@PostgresTest
@Timeout(60)
class DyingApplicationTest {

	private static final String LAST_WORDS = " (exit code 137)";

	@TempDir
	private Path folder;

	private Application application;

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void itIsSaidOfOneThatIsKilledWhileItStarts(Database database) {
		start(StandInApplication.STARTS, database);
		CompletableFuture.runAsync(this::kill);
		assertThatExceptionOfType(LabException.class).isThrownBy(() -> this.application.awaitReady())
			.withMessageStartingWith("The application ended while it started" + LAST_WORDS)
			.withMessageContaining("app.log");
	}

	@Test
	void itIsSaidOfOneThatIsKilledInItsWarmUp(Database database) {
		start(StandInApplication.SERVES, database);
		this.application.awaitReady();
		Endpoint read = Endpoint.read("large-read", "/large?from={id}", "large_order");
		WarmUp warmUp = new WarmUp(List.of(read), 1, Duration.ofMillis(1), new Notes());
		CompletableFuture.runAsync(this::kill);
		assertThatExceptionOfType(LabException.class).isThrownBy(() -> warmUp.of(this.application))
			.withMessageStartingWith("The application died in its warm-up" + LAST_WORDS)
			.withMessageContaining("app.log");
	}

	private void start(String mode, Database database) {
		this.application = Application.start(StandInApplication.program(mode), database, Map.of(), this.folder);
	}

	private void kill() {
		StandInApplication.in(this.folder).destroyForcibly();
	}

}
