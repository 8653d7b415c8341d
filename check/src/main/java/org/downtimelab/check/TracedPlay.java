package org.downtimelab.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.check.catalog.Relation;
import org.downtimelab.check.catalog.RowCounts;
import org.downtimelab.check.catalog.Schema;
import org.downtimelab.check.fill.AddedKeys;
import org.downtimelab.check.measure.ReleaseStatements;
import org.downtimelab.check.plan.Incomparable;
import org.downtimelab.check.play.Played;
import org.downtimelab.check.play.Player;
import org.downtimelab.check.project.ParsedScript;
import org.downtimelab.check.project.Script;
import org.downtimelab.check.scratch.Scratch;
import org.downtimelab.check.trace.TracedStatement;
import org.downtimelab.check.trace.Tracer;
import org.downtimelab.database.Database;

/** A play of a script on few rows, or on none, with what each statement did. */
final class TracedPlay {

	private final Schema before;

	private final Schema after;

	private final Played played;

	private final List<TracedStatement> statements;

	private final Map<Long, Long> rowsBefore;

	private final Map<Long, Long> rowsAfter;

	private final Map<String, String> refusals;

	private AddedKeys addedKeys = AddedKeys.NONE;

	private List<Incomparable> incomparable = List.of();

	private TracedPlay(Schema before, Schema after, Played played, List<TracedStatement> statements,
			Map<Long, Long> rowsBefore, Map<Long, Long> rowsAfter, Map<String, String> refusals) {
		this.before = before;
		this.after = after;
		this.played = played;
		this.statements = statements;
		this.rowsBefore = rowsBefore;
		this.rowsAfter = rowsAfter;
		this.refusals = refusals;
	}

	/**
	 * Plays a script on a copy.
	 * @param original stays as it is
	 * @param history the table of Flyway, which is left out of the schema
	 */
	static TracedPlay of(Database original, String history, Script script, ParsedScript parsed, Player player,
			Scratch scratch) throws SQLException {
		Database copy = scratch.copyOf(original, "trace");
		try {
			Schema before;
			Map<Long, Long> rowsBefore;
			ReleaseStatements release;
			try (Connection connection = copy.connect("downtime-lab-check")) {
				before = Schema.of(connection, history);
				rowsBefore = RowCounts.of(connection, before.relations(), before.relations());
				release = ReleaseStatements.of(connection, before);
			}
			Tracer tracer = new Tracer(before.relations(), copy, scratch);
			Played played = player.play(copy, script, parsed, tracer);
			// Another connection: the script may have ended the first one.
			try (Connection connection = copy.connect("downtime-lab-check")) {
				Schema after = Schema.of(connection, history);
				TracedPlay traced = new TracedPlay(before, after, played, new ArrayList<>(tracer.statements()),
						rowsBefore, RowCounts.of(connection, before.relations(), after.relations()),
						played.well() ? release.refusals(connection) : Map.of());
				if (played.well()) {
					traced.addedKeys = AddedKeys.of(connection,
							traced.touched().all().stream().map(Relation::oid).toList());
					traced.incomparable = Incomparable.in(connection, before, after);
				}
				return traced;
			}
		}
		finally {
			scratch.drop(copy);
		}
	}

	/**
	 * With what a play on empty tables shows, where this one failed for its rows: the
	 * statements that it did not reach, and the schema at the end.
	 */
	TracedPlay completedBy(TracedPlay empty) {
		if (this.played.well()) {
			return this;
		}
		List<TracedStatement> all = new ArrayList<>(this.statements);
		for (TracedStatement each : empty.statements) {
			if (this.statements.stream().noneMatch((mine) -> mine.statement().index() == each.statement().index())) {
				all.add(each);
			}
		}
		return new TracedPlay(this.before, empty.played.well() ? empty.after : this.after, this.played, all,
				this.rowsBefore, this.rowsAfter, this.refusals);
	}

	/** What its statements do to the tables that existed. */
	TouchedTables touched() {
		return new TouchedTables(this.before.relations(), this.statements);
	}

	/** The rows of each table that holds some itself. */
	Map<String, Long> rows() {
		Map<String, Long> rows = new LinkedHashMap<>();
		this.rowsBefore.forEach((oid, count) -> rows.put(this.before.relations().get(oid).name(), count));
		return rows;
	}

	/** How many rows each table has lost. */
	Map<String, Long> lost() {
		Map<String, Long> lost = new LinkedHashMap<>();
		this.rowsBefore.forEach((oid, rows) -> {
			long gone = rows - this.rowsAfter.getOrDefault(oid, 0L);
			if (gone > 0 && this.played.well()) {
				lost.put(this.before.relations().get(oid).name(), gone);
			}
		});
		return lost;
	}

	Schema before() {
		return this.before;
	}

	Schema after() {
		return this.after;
	}

	/** The keys that it leaves; none if it failed. */
	AddedKeys addedKeys() {
		return this.addedKeys;
	}

	Played played() {
		return this.played;
	}

	List<TracedStatement> statements() {
		return this.statements;
	}

	Map<String, String> refusals() {
		return this.refusals;
	}

	/** New columns with which DISTINCT fails; none if the script failed. */
	List<Incomparable> incomparable() {
		return this.incomparable;
	}

}
