package org.downtimelab.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;

import org.downtimelab.database.Database;
import org.downtimelab.migrate.StartingSchema;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.seed.Seeder;

/**
 * A scenario's tables. Its name changes with the starting schema, the seeds and the
 * seeder's own code.
 *
 * @param scenario whose tables
 * @param rows of the large one
 */
record SeededData(Scenario scenario, long rows) implements Data {

	/** Rows of the large table where a migration is timed alone, as in staging. */
	static final long SMALL = 10;

	@Override
	public String name() {
		CRC32 crc = new CRC32();
		crc.update(StartingSchema.of(this.scenario).text().getBytes(StandardCharsets.UTF_8));
		crc.update(this.scenario.seeds(this.rows).toString().getBytes(StandardCharsets.UTF_8));
		try (InputStream seeder = Seeder.class.getResourceAsStream(Seeder.class.getSimpleName() + ".class")) {
			crc.update(seeder.readAllBytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the seeder's class", ex);
		}
		return "%s_%s_%08x".formatted(this.scenario.name().replace('-', '_'), this.rows, crc.getValue());
	}

	@Override
	public Optional<Data> small() {
		return Optional.of(new SeededData(this.scenario, SMALL));
	}

	@Override
	public void fill(Database database, LongConsumer progress) throws SQLException {
		new Seeder(this.scenario, database.dataSource("downtime-lab-seed")).seed(this.rows, progress);
	}

}
