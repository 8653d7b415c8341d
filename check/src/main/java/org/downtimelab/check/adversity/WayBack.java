package org.downtimelab.check.adversity;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.downtimelab.check.play.Deadline;
import org.downtimelab.check.play.Player;
import org.downtimelab.check.project.ParsedScript;
import org.downtimelab.check.project.Script;
import org.downtimelab.check.project.ScriptStatement;
import org.downtimelab.database.Database;
import org.downtimelab.observe.SchemaFingerprint;

/** Plays a migration and then its way back, and compares the schema with what it was. */
public final class WayBack {

	private WayBack() {
	}

	/**
	 * Compares.
	 * @param copy a database of its own, as it is before the migration
	 * @param back the script that leads back
	 * @return a line for each difference, none if there is no difference
	 */
	public static List<String> differences(Player player, Database copy, Script script, ParsedScript back,
			Deadline deadline) throws SQLException {
		List<String> before = lines(copy);
		if (!player.play(copy, List.of(script)).well()) {
			return List.of();
		}
		try (Connection connection = copy.connect(Player.NAME); Statement statement = connection.createStatement()) {
			statement.setQueryTimeout((int) Math.max(1, deadline.bound().toSeconds()));
			for (ScriptStatement each : back.statements()) {
				statement.execute(each.sql());
			}
		}
		catch (SQLException ex) {
			return List.of("it fails: " + ex.getMessage().strip().replaceAll("\\s*\\n\\s*", " "));
		}
		List<String> after = lines(copy);
		List<String> differences = new ArrayList<>();
		before.stream().filter((line) -> !after.contains(line)).forEach((line) -> differences.add("no " + line));
		after.stream().filter((line) -> !before.contains(line)).forEach((line) -> differences.add("still " + line));
		return differences;
	}

	private static List<String> lines(Database database) throws SQLException {
		try (Connection connection = database.connect("downtime-lab-check")) {
			return SchemaFingerprint.of(connection, Map.of()).lines();
		}
	}

}
