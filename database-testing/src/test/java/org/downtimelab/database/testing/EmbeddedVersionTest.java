package org.downtimelab.database.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

import org.downtimelab.database.Database;
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

	/** As 18 has them if nobody says otherwise, and 15 to 17 only if somebody asks. */
	@Test
	void hasChecksums(TestServer chosen, Database database) throws Exception {
		Assumptions.assumeTrue(chosen.isEmbedded(), "another server has what its owner chose");
		try (Connection connection = database.connect("test");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SHOW data_checksums")) {
			row.next();
			assertThat(row.getString(1)).isEqualTo("on");
		}
	}

}
