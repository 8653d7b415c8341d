package org.downtimelab.experiment;

import java.sql.SQLException;
import java.util.function.Consumer;

import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.process.LabException;

/** The filled databases that paths start from: one for each data, server and role. */
final class Templates {

	private final Databases databases;

	private final Consumer<RunEvent> events;

	private final ShutdownCleanup early;

	Templates(Databases databases, Consumer<RunEvent> events, ShutdownCleanup early) {
		this.databases = databases;
		this.events = events;
		this.early = early;
	}

	/** The template, filled now if it is not there. */
	Database of(Data data) {
		return this.databases.template(data.name())
			.orElseGet(() -> this.databases.buildTemplate(data.name(), (database) -> {
				try (ScratchDatabase unfinished = this.early.of(new ScratchDatabase(this.databases, database))) {
					data.fill(database, (done) -> this.events
						.accept(new RunEvent.Seeding(Math.min(done, data.rows()), data.rows())));
					unfinished.keep();
				}
				catch (SQLException ex) {
					throw new LabException("Cannot seed " + data.rows() + " rows: " + ex.getMessage(), ex);
				}
			}));
	}

}
