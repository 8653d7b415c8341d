package org.downtimelab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A table without a key can be inserted into, though nobody can look up a row. */
@PostgresTest
class UsersWhoInsertTest {

	@Test
	void haveTheirStallAmongTheWrites(Server server, @TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("V1__tables.sql"), "CREATE TABLE events (at timestamptz, body text);");
		Files.writeString(folder.resolve("V2__lock.sql"), """
				LOCK TABLE events IN SHARE ROW EXCLUSIVE MODE;
				SELECT pg_sleep(1);
				""");
		CheckedMigration migration = Check
			.of(new CheckOptions(folder, null, 2_000, Map.of(), Map.of(), null, null, Duration.ofMinutes(2), false,
					null))
			.on(server, (line) -> {
			})
			.migrations()
			.get(0);
		assertThat(migration.stalls()).singleElement().satisfies((stall) -> {
			assertThat(stall.relation()).isEqualTo("public.events");
			assertThat(stall.readMs()).isZero();
			assertThat(stall.writeMs()).isBetween(750L, 3_000L);
		});
	}

}
