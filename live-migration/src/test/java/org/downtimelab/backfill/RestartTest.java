package org.downtimelab.backfill;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The server is restarted in the middle of a backfill. */
class RestartTest {

	private static final Path PROGRAMS = Path.of("..", ".lab");

	@Test
	void theNextRunDoesTheRestAndOnlyTheRest(@TempDir Path folder) throws Exception {
		String name;
		try (Server server = Server.embedded(folder, PROGRAMS)) {
			Visits visits = Visits.withRows(new Databases(server).empty("restart"), 2_500);
			name = visits.database().name();
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> slow(visits).onProgress((progress) -> server.close()).run(visits.source()));
		}
		try (Server server = Server.embedded(folder, PROGRAMS)) {
			Database again = server.database(name);
			Visits visits = new Visits(again);
			assertThat(visits.number("SELECT count(*) FROM visits WHERE times = 1")).isBetween(1L, 2_499L);
			assertThat(slow(visits).run(visits.source()).doneRows()).isEqualTo(2_500);
			visits.allVisitedOnce();
		}
	}

	/** In batches of 1,000 rows, then fewer. */
	private static Backfill slow(Visits visits) {
		return visits.backfill().batch(Duration.ofMillis(1));
	}

}
