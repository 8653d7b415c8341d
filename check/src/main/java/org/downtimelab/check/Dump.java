package org.downtimelab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

import org.downtimelab.check.play.Deadline;
import org.downtimelab.database.Database;

/**
 * A schema that {@code pg_dump --schema-only} wrote. What names its owner or grants
 * rights is left out: those roles are not here.
 *
 * @param file with SQL
 */
record Dump(Path file) {

	/**
	 * Plays it.
	 * @throws CheckRefused if it cannot be read or played
	 */
	void play(Database database, Deadline deadline) {
		try (Connection connection = database.connect("downtime-lab-check-dump");
				Statement statement = connection.createStatement()) {
			String sql = Files.readString(this.file)
				.lines()
				.filter((line) -> !line.startsWith("\\"))
				.filter((line) -> !line.matches("(?i)(ALTER .* OWNER TO|GRANT|REVOKE|CREATE SCHEMA public|COMMENT ON "
						+ "EXTENSION|SET (transaction_timeout|default_table_access_method)).*;\\s*"))
				.collect(Collectors.joining("\n"));
			statement.setQueryTimeout((int) deadline.bound().toSeconds());
			statement.execute(sql);
		}
		catch (IOException ex) {
			throw new CheckRefused("The dump " + this.file + " cannot be read: " + ex.getMessage(), ex);
		}
		catch (SQLException ex) {
			throw new CheckRefused("The dump " + this.file + " cannot be played: " + ex.getMessage()
					+ ". It must be plain SQL, as pg_dump --schema-only writes it", ex);
		}
	}

}
