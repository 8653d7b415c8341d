package org.downtimelab.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.zip.CRC32;

import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.migrate.StartingSchema;
import org.downtimelab.process.LabException;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.seed.Seeder;

/**
 * The seeded databases that paths start from: one per scenario, number of rows, starting
 * schema, seeder, and server's version and role.
 */
final class Templates {

	/** Rows of the large table where a migration is timed alone, as in staging. */
	static final long SMALL = 10;

	private final Databases databases;

	private final Consumer<RunEvent> events;

	private final ShutdownCleanup early;

	Templates(Databases databases, Consumer<RunEvent> events, ShutdownCleanup early) {
		this.databases = databases;
		this.events = events;
		this.early = early;
	}

	/** The template, seeded now if it is not there. */
	Database of(Scenario scenario, long rows) {
		String name = "%s_%d_%s".formatted(scenario.name().replace('-', '_'), rows, fingerprint(scenario, rows));
		return this.databases.template(name).orElseGet(() -> this.databases.buildTemplate(name, (database) -> {
			try (ScratchDatabase unfinished = this.early.of(new ScratchDatabase(this.databases, database))) {
				new Seeder(scenario, database.dataSource("downtime-lab-seed")).seed(rows,
						(done) -> this.events.accept(new RunEvent.Seeding(Math.min(done, rows), rows)));
				unfinished.keep();
			}
			catch (SQLException ex) {
				throw new LabException("Cannot seed " + rows + " rows: " + ex.getMessage(), ex);
			}
		}));
	}

	/** Whatever decides what is in it: the SQL, the tables and the seeder's own code. */
	static String fingerprint(Scenario scenario, long rows) {
		CRC32 crc = new CRC32();
		crc.update(StartingSchema.of(scenario).text().getBytes(StandardCharsets.UTF_8));
		crc.update(scenario.seeds(rows).toString().getBytes(StandardCharsets.UTF_8));
		try (InputStream seeder = Seeder.class.getResourceAsStream(Seeder.class.getSimpleName() + ".class")) {
			crc.update(seeder.readAllBytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the seeder's class", ex);
		}
		return "%08x".formatted(crc.getValue());
	}

}
