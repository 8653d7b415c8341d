package org.downtimelab.experiment;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.database.Database;
import org.downtimelab.observe.Planner;
import org.downtimelab.observe.QueryPlan;
import org.downtimelab.observe.TableFigures;

/**
 * How the database stands at one moment, where no lock shows it.
 *
 * @param plans of what each endpoint sends, by endpoint
 * @param tables all of the user's
 */
record DatabaseState(Map<String, List<QueryPlan>> plans, List<TableFigures> tables) {

	static final DatabaseState UNKNOWN = new DatabaseState(Map.of(), List.of());

	/**
	 * Looks, in a session of its own, without running any of the statements. It waits one
	 * second at most where a table is locked, and leaves out what it then does not know.
	 * @param sql of each endpoint
	 * @param notes is told what could not be seen
	 */
	static DatabaseState of(Database database, Map<String, List<String>> sql, Notes notes) {
		try (Connection session = database.connect("downtime-lab-state");
				Statement settings = session.createStatement()) {
			settings.execute("SET lock_timeout = '1s'; SET statement_timeout = '5s'");
			Planner planner = new Planner(session);
			Map<String, List<QueryPlan>> plans = new LinkedHashMap<>();
			sql.forEach((endpoint, statements) -> plans.put(endpoint, statements.stream().map(planner::plan).toList()));
			return new DatabaseState(plans, TableFigures.of(session));
		}
		catch (SQLException ex) {
			notes.add("sizes and plans are not known: " + ex.getMessage());
			return UNKNOWN;
		}
	}

}
