package org.downtimelab.check;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.downtimelab.check.adversity.Adversities;
import org.downtimelab.check.adversity.AfterFailure;
import org.downtimelab.check.adversity.Queues;
import org.downtimelab.check.adversity.WayBack;
import org.downtimelab.check.catalog.Relation;
import org.downtimelab.check.fill.AddedKeys;
import org.downtimelab.check.findings.Findings;
import org.downtimelab.check.findings.LockQueues;
import org.downtimelab.check.findings.Measurements;
import org.downtimelab.check.measure.Filled;
import org.downtimelab.check.measure.Statistics;
import org.downtimelab.check.measure.TimedPlay;
import org.downtimelab.check.measure.TimedPlay.Timed;
import org.downtimelab.check.measure.WantedRows;
import org.downtimelab.check.plan.Lookups;
import org.downtimelab.check.plan.SlowerLookup;
import org.downtimelab.check.play.Deadline;
import org.downtimelab.check.play.Played;
import org.downtimelab.check.play.Player;
import org.downtimelab.check.project.ParsedScript;
import org.downtimelab.check.project.Project;
import org.downtimelab.check.project.Script;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.scratch.Scratch;
import org.downtimelab.database.Database;

/** The check of one migration, from the state that the older ones have left. */
final class MigrationCheck {

	/** Rows of each table where a script is traced, killed and held up. */
	private static final int FEW = 1_000;

	/** The smaller of the two sizes is this part of the larger one. */
	private static final int PART = 4;

	private final Project project;

	private final Script script;

	private final ParsedScript parsed;

	private final Player player;

	private final Scratch scratch;

	private final Deadline deadline;

	private final WantedRows rows;

	private final CheckOptions options;

	private final String history;

	private final Set<String> notes = new LinkedHashSet<>();

	private AddedKeys added = AddedKeys.NONE;

	private List<String> undone;

	private List<SlowerLookup> slower = List.of();

	private final Map<String, Long> filledRows = new LinkedHashMap<>();

	MigrationCheck(Project project, Script script, Player player, Scratch scratch, Deadline deadline,
			CheckOptions options) {
		this.project = project;
		this.script = script;
		this.parsed = project.parse(script);
		this.player = player;
		this.scratch = scratch;
		this.deadline = deadline;
		this.rows = new WantedRows(options.defaultRows(), options.rows());
		this.options = options;
		this.history = project.flyway(List.of()).getTable();
	}

	/** What was measured, with the base as it was before the script. */
	CheckedMigration of(Database base) throws SQLException {
		TracedPlay alone = trace(base);
		this.added = alone.addedKeys();
		this.undone = undone(base);
		List<Relation> touched = alone.touched();
		boolean hangs = alone.played().timedOut();
		if (hangs || touched.isEmpty() || this.options.defaultRows() <= 0) {
			return result(measurements(alone, alone, Map.of(), null, null, Map.of(), List.of(), Map.of(), List.of()));
		}
		Database few = this.scratch.copyOf(base, "few");
		try {
			fill(few, touched, Integer.MAX_VALUE);
			TracedPlay traced = trace(few).completedBy(alone);
			Map<String, Long> fewRows = traced.rows();
			Timed small = null;
			Timed large = null;
			List<String> withoutStatistics = new ArrayList<>();
			if (traced.played().well() && traced.isWorthTiming() && manyRows(touched)) {
				small = timed(base, touched, traced, PART, null);
				large = timed(base, touched, traced, 1, withoutStatistics);
			}
			List<AfterFailure> afterFailures = traced.played().well()
					? new Adversities(this.player, this.scratch, few, traced.before(), this.history).killed(this.script,
							this.parsed, traced.statements())
					: List.of();
			return result(measurements(traced, alone, fewRows, small, large, queued(few, traced), afterFailures,
					traced.refusals(), withoutStatistics));
		}
		finally {
			this.scratch.drop(few);
		}
	}

	/** What the way back does not bring back; null if there is none. */
	private List<String> undone(Database base) throws SQLException {
		Script back = this.project.undo(this.script.version());
		if (back == null) {
			return null;
		}
		Database copy = this.scratch.copyOf(base, "back");
		try {
			return WayBack.differences(this.player, copy, this.script, this.project.parse(back), this.deadline);
		}
		finally {
			this.scratch.drop(copy);
		}
	}

	/** Whether there is more to see than on few rows. */
	private boolean manyRows(List<Relation> touched) {
		return touched.stream().anyMatch((table) -> this.rows.of(table.name()) > FEW);
	}

	private Map<String, Long> fill(Database database, List<Relation> tables, int parts) throws SQLException {
		Map<String, Long> wanted = new LinkedHashMap<>();
		for (Relation table : tables) {
			long all = this.rows.of(table.name());
			wanted.put(table.name(),
					(parts == Integer.MAX_VALUE) ? Math.min(all, FEW) : this.rows.part(table.name(), parts));
		}
		Filled filled = Filled.of(database, wanted, this.added, this.options.seed());
		this.notes.addAll(filled.notes());
		return filled.rows();
	}

	private Timed timed(Database base, List<Relation> touched, TracedPlay traced, int parts,
			List<String> withoutStatistics) throws SQLException {
		Database copy = this.scratch.copyOf(base, "rows");
		try {
			Map<String, Long> filled = fill(copy, touched, parts);
			TimedPlay play = new TimedPlay(this.player, this.scratch);
			if (parts > 1) {
				return play.alone(copy, this.script, this.parsed);
			}
			this.filledRows.putAll(filled);
			Statistics before = Statistics.of(copy);
			Lookups lookups = Lookups.of(copy, traced.before(), filled.keySet());
			Timed timed = play.withUsers(copy, this.script, this.parsed, traced.usedTables(), traced.before());
			withoutStatistics.addAll(before.lostIn(copy));
			this.slower = lookups.slowerIn(copy);
			return timed;
		}
		finally {
			this.scratch.drop(copy);
		}
	}

	private Map<String, Long> queued(Database few, TracedPlay traced) throws SQLException {
		Map<String, Long> queued = new LinkedHashMap<>();
		for (LockQueues.Waiting each : LockQueues.waiting(traced.statements(), traced.before().relations())) {
			if (queued.isEmpty()) {
				Database copy = this.scratch.copyOf(few, "queue");
				try {
					Queues queue = new Queues(each.statement().statement().index(), copy, each.table());
					this.player.play(copy, this.script, this.parsed, queue);
					queued.put(each.table(), queue.queuedMs());
				}
				finally {
					this.scratch.drop(copy);
				}
			}
		}
		return queued;
	}

	private TracedPlay trace(Database original) throws SQLException {
		return TracedPlay.of(original, this.history, this.script, this.parsed, this.player, this.scratch);
	}

	private Measurements measurements(TracedPlay traced, TracedPlay alone, Map<String, Long> few, Timed small,
			Timed large, Map<String, Long> queued, List<AfterFailure> afterFailures, Map<String, String> refusals,
			List<String> withoutStatistics) throws SQLException {
		Played played = (large != null && traced.played().well()) ? large.played() : traced.played();
		return new Measurements(this.parsed, played, traced.statements(), few, traced.before(), traced.after(),
				traced.lost(), alone.lost(), small, large, this.filledRows, queued, refusals, afterFailures,
				withoutStatistics, this.slower, this.undone);
	}

	private CheckedMigration result(Measurements measurements) {
		List<Finding> findings = Findings.of(measurements);
		return new MigrationResult(this.project, this.script, measurements, this.options.at()).with(findings);
	}

	/** What could not be filled. */
	Set<String> notes() {
		return this.notes;
	}

	/** The rows of each table that was filled. */
	Map<String, Long> filledRows() {
		return this.filledRows;
	}

}
