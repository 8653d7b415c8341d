package org.downtimelab.console.run;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.zip.CRC32;

import org.downtimelab.console.LabException;
import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.migrate.StartingSchema;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.seed.Seeder;

/**
 * The seeded databases that paths start from: one per scenario, number of rows and
 * starting schema.
 */
final class Templates {

	/** Rows of the large table where a migration is timed alone, as in staging. */
	static final long SMALL = 10;

	private final Databases databases;

	private final RunListener listener;

	private final EarlyEnd early;

	Templates(Databases databases, RunListener listener, EarlyEnd early) {
		this.databases = databases;
		this.listener = listener;
		this.early = early;
	}

	/** The template, seeded now if it is not there. */
	Database of(Scenario scenario, long rows) {
		String name = "%s_%d_%s".formatted(scenario.name().replace('-', '_'), rows, fingerprint(scenario));
		return this.databases.template(name).orElseGet(() -> this.databases.buildTemplate(name, (database) -> {
			try (Temporary unfinished = this.early.of(new Temporary(this.databases, database))) {
				new Seeder(scenario, database.dataSource("downtime-lab-seed")).seed(rows,
						(done) -> this.listener.seeding(Math.min(done, rows), rows));
				unfinished.keep();
			}
			catch (SQLException ex) {
				throw new LabException("Cannot seed " + rows + " rows: " + ex.getMessage(), ex);
			}
		}));
	}

	private static String fingerprint(Scenario scenario) {
		CRC32 crc = new CRC32();
		crc.update(StartingSchema.of(scenario).text().getBytes(StandardCharsets.UTF_8));
		return "%08x".formatted(crc.getValue());
	}

}
