package org.downtimelab.check;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.downtimelab.check.play.Deadline;
import org.downtimelab.check.play.Played;
import org.downtimelab.check.play.Player;
import org.downtimelab.check.project.Project;
import org.downtimelab.check.project.Script;
import org.downtimelab.database.Database;

/**
 * What was there before the checked migrations.
 *
 * @param changed the older text of repeatable ones that have another one now, by file
 * @param notes on what could not be played, added to
 */
record OlderMigrations(Project project, Deadline deadline, Map<Path, String> changed, Set<String> notes) {

	/**
	 * Plays the versioned ones that come before, then those repeatable ones that are not
	 * checked.
	 * @throws CheckRefused if a versioned one fails
	 */
	void replay(Database base, List<Script> earlier, List<Script> checked) throws SQLException {
		Played replayed = earlier.isEmpty() ? Played.WELL
				: new Player(this.project, List.of(), this.deadline).play(base, earlier);
		if (!replayed.well()) {
			throw new CheckRefused("What came before cannot be played: " + replayed.error()
					+ ". Check an older version first, or begin with a dump (--schema)");
		}
		List<Script> repeatable = this.project.repeatable();
		for (Script script : repeatable) {
			if (checked.contains(script)) {
				replayOlderText(base, script);
				continue;
			}
			Played again = new Player(this.project, earlier, this.deadline).play(base, List.of(script));
			if (!again.well()) {
				this.notes.add(script.name() + " could not be played before the checked migrations: " + again.error());
			}
		}
	}

	/** So that a repeatable one is checked against what it was. */
	private void replayOlderText(Database base, Script script) {
		String older = this.changed.get(script.file());
		if (older == null) {
			return;
		}
		try (Connection connection = base.connect(Player.NAME); Statement statement = connection.createStatement()) {
			statement.setQueryTimeout((int) Math.max(1, this.deadline.bound().toSeconds()));
			statement.execute(older);
		}
		catch (SQLException ex) {
			this.notes.add("The older text of " + script.name() + " could not be played: "
					+ ex.getMessage().strip().replaceAll("\\s+", " ") + ". It is checked as a new one");
		}
	}

}
