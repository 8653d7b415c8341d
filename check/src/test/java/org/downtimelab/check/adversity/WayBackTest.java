package org.downtimelab.check.adversity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.downtimelab.check.Check;
import org.downtimelab.check.CheckOptions;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class WayBackTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			ALTER TABLE orders DROP COLUMN note; DROP TABLE notes; | ""
			ALTER TABLE orders DROP COLUMN note;                   | notes
			DROP TABLE nothing;                                    | it fails: ERROR: table "nothing" does not exist
			""")
	void thatDoesNotLeadBackIsNamed(String back, String words, Server server, @TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("V1__tables.sql"), "CREATE TABLE orders (id bigint PRIMARY KEY);");
		Files.writeString(folder.resolve("V2__notes.sql"), """
				SET lock_timeout = '2s';
				CREATE TABLE notes (id bigint);
				ALTER TABLE orders ADD COLUMN note text;
				""");
		Files.writeString(folder.resolve("U2__notes.sql"), back);
		CheckedMigration migration = Check
			.of(new CheckOptions(folder, null, 100, Map.of(), Map.of(), null, null, Duration.ofSeconds(20), false,
					null))
			.on(server, (line) -> {
			})
			.migrations()
			.get(0);
		assertThat(migration.findings().stream().filter((each) -> each.code().word().equals("undo-differs")))
			.as(migration.findings().toString())
			.extracting("message")
			.satisfies((messages) -> {
				if (words.isEmpty()) {
					assertThat(messages).isEmpty();
				}
				else {
					assertThat(messages.toString()).contains(words);
				}
			});
	}

}
