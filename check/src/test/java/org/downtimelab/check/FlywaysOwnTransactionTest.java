package org.downtimelab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** CREATE INDEX CONCURRENTLY waits for the transaction that Flyway keeps open. */
@PostgresTest
@Timeout(60)
class FlywaysOwnTransactionTest {

	private final Server server;

	@TempDir
	private Path folder;

	FlywaysOwnTransactionTest(Server server) {
		this.server = server;
	}

	@BeforeEach
	void anIndexWithoutTheProperty() throws IOException {
		Files.writeString(this.folder.resolve("V1__tables.sql"), "CREATE TABLE orders (id bigint, customer bigint);");
		Files.writeString(this.folder.resolve("V2__index.sql"),
				"CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);");
	}

	private CheckedMigration newest() {
		return Check
			.of(new CheckOptions(this.folder, null, 1_000, Map.of(), Map.of(), null, null, Duration.ofMinutes(2), false,
					null))
			.on(this.server, (line) -> {
			})
			.migrations()
			.get(0);
	}

	@Test
	void isNotWaitedForAndThePropertyIsNamed() {
		CheckedMigration migration = newest();
		assertThat(migration.outcome()).isEqualTo("timed-out");
		assertThat(migration.error()).contains("flyway.postgresql.transactional.lock=false")
			.contains("spring.flyway.postgresql.transactional-lock=false");
		assertThat(migration.findings()).extracting((finding) -> finding.code().word()).contains("fails");
	}

	@Test
	void isNamedToWhoHasOneAmongTheOlderMigrations() throws IOException {
		Files.writeString(this.folder.resolve("V3__later.sql"), "COMMENT ON TABLE orders IS 'x';");
		assertThatThrownBy(this::newest).isInstanceOf(CheckRefused.class)
			.hasMessageContaining("flyway.postgresql.transactional.lock=false");
	}

	@Test
	void isNotThereWithTheProperty() throws IOException {
		Files.writeString(this.folder.resolve("flyway.conf"), "flyway.postgresql.transactional.lock=false\n");
		assertThat(newest().outcome()).isEqualTo("migrated");
	}

}
