package org.downtimelab.database.testing;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The version that the property {@code database} names, 18 if it names none. */
@PostgresTest
class EmbeddedVersionTest {

	@Test
	void isTheOneThatWasChosenAndHasDataOfItsOwn(TestServer chosen) throws Exception {
		Assumptions.assumeTrue(chosen.isEmbedded(), "another server has the version that it has");
		int version = chosen.embeddedVersion().orElse(18);
		assertThat(chosen.server().majorVersion()).isEqualTo(version);
		Path home = Path.of("target", "postgres").resolve((version == 18) ? "" : String.valueOf(version));
		assertThat(Files.readString(home.resolve("data/PG_VERSION"))).isEqualToIgnoringNewLines(version + "");
	}

}
