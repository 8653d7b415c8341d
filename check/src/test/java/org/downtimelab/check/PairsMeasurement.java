package org.downtimelab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.CheckedStatement;
import org.downtimelab.check.result.Figures;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pairs of the corpus cost at 200,000 rows: the figures of docs/CHECK.md. */
@PostgresTest
class PairsMeasurement {

	@Test
	void each(Server server, @TempDir Path folder) throws IOException {
		for (CorpusCase each : CorpusCase.all()) {
			if (each.name().startsWith("pair: ") && each.name().contains(System.getProperty("corpus", ""))) {
				Path own = Files.createTempDirectory(folder, "pair");
				each.write(own);
				print(each.name(),
						Check
							.of(new CheckOptions(own, null, 200_000, Map.of(), Map.of(), null, null,
									Duration.ofMinutes(1), false, null))
							.on(server, (line) -> {
							})
							.migrations()
							.get(0));
			}
		}
	}

	private static void print(String name, CheckedMigration migration) {
		System.out.println(name + ": " + migration.verdict().word() + ", " + migration.outcome() + " in "
				+ Figures.time(migration.ms()) + " " + migration.stalls());
		for (CheckedStatement statement : migration.statements()) {
			System.out.println("  " + Figures.time(statement.ms()) + " " + statement.sql().replaceAll("\\s+", " ") + " "
					+ statement.locks());
		}
		migration.findings()
			.forEach((finding) -> System.out.println("  " + finding.code().word() + ": " + finding.message()));
	}

}
