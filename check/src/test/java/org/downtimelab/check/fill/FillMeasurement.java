package org.downtimelab.check.fill;

import java.sql.SQLException;
import java.util.Arrays;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How many rows a second a plain table gets. Not part of the build. */
@PostgresTest(Fresh.PER_TEST)
class FillMeasurement {

	private static final int ROWS = 1_000_000;

	@Test
	void ofAPlainTable(Database database) throws SQLException {
		try (Scratch scratch = Scratch.with(database, """
				CREATE TABLE t (id bigint PRIMARY KEY, a int NOT NULL, b int, note text, at timestamptz)""")) {
			double[] rates = new double[3];
			for (int i = 0; i < rates.length; i++) {
				scratch.execute("TRUNCATE t");
				long begin = System.nanoTime();
				assertThat(scratch.fill("t", ROWS).obstacles()).isEmpty();
				rates[i] = ROWS * 1e9 / (System.nanoTime() - begin);
				System.out.printf("%,.0f rows/s, vacuum and statistics included%n", rates[i]);
			}
			assertThat(Arrays.stream(rates).max().getAsDouble()).isGreaterThan(300_000);
		}
	}

}
