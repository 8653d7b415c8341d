package org.downtimelab.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.downtimelab.check.adversity.Adversities;
import org.downtimelab.check.adversity.Aftermath;
import org.downtimelab.check.adversity.Queues;
import org.downtimelab.check.adversity.WayBack;
import org.downtimelab.check.catalog.Relation;
import org.downtimelab.check.catalog.Relations;
import org.downtimelab.check.catalog.RowCounts;
import org.downtimelab.check.catalog.Schema;
import org.downtimelab.check.findings.Evidence;
import org.downtimelab.check.findings.Findings;
import org.downtimelab.check.findings.LockQueues;
import org.downtimelab.check.measure.Filled;
import org.downtimelab.check.measure.ReleaseStatements;
import org.downtimelab.check.measure.Rows;
import org.downtimelab.check.measure.Statistics;
import org.downtimelab.check.measure.TimedPlay;
import org.downtimelab.check.measure.TimedPlay.Timed;
import org.downtimelab.check.play.Deadline;
import org.downtimelab.check.play.Played;
import org.downtimelab.check.play.Player;
import org.downtimelab.check.project.ParsedScript;
import org.downtimelab.check.project.Project;
import org.downtimelab.check.project.Script;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.scratch.Scratch;
import org.downtimelab.check.trace.TracedStatement;
import org.downtimelab.check.trace.Tracer;
import org.downtimelab.database.Database;
import org.downtimelab.observe.LockMode;

/** The check of one migration, from the state that the older ones have left. */
final class MigrationCheck {

	/** Rows of each table where a script is traced, killed and held up. */
	private static final int FEW = 1_000;

	/** The smaller of the two sizes is this part of the larger one. */
	private static final int PART = 4;

	/** Tables that have users of their own. */
	private static final int USED = 4;

	private final Project project;

	private final Script script;

	private final ParsedScript parsed;

	private final Player player;

	private final Scratch scratch;

	private final Deadline deadline;

	private final Rows rows;

	private final CheckOptions options;

	private final String history;

	private final Set<String> notes = new LinkedHashSet<>();

	private List<String> undone;

	private final Map<String, Long> filledRows = new LinkedHashMap<>();

	MigrationCheck(Project project, Script script, Player player, Scratch scratch, Deadline deadline,
			CheckOptions options) {
		this.project = project;
		this.script = script;
		this.parsed = project.parse(script);
		this.player = player;
		this.scratch = scratch;
		this.deadline = deadline;
		this.rows = new Rows(options.defaultRows(), options.rows());
		this.options = options;
		this.history = project.flyway(List.of()).getTable();
	}

	/** What was measured, with the base as it was before the script. */
	CheckedMigration of(Database base) throws SQLException {
		Traced alone = trace(base);
		this.undone = undone(base);
		List<Relation> touched = touched(alone.before.relations(), alone.statements);
		boolean hangs = alone.played.timedOut();
		if (hangs || touched.isEmpty() || this.options.defaultRows() <= 0) {
			return result(evidence(alone, alone, Map.of(), null, null, Map.of(), List.of(), Map.of(), List.of()));
		}
		Database few = this.scratch.copyOf(base, "few");
		try {
			fill(few, touched, Integer.MAX_VALUE);
			Traced traced = trace(few);
			traced.missingFrom(alone);
			if (!traced.played.well() && alone.played.well()) {
				traced.after = alone.after;
			}
			Map<String, Long> fewRows = traced.rows();
			Timed small = null;
			Timed large = null;
			List<String> withoutStatistics = new ArrayList<>();
			if (traced.played.well() && worthTiming(traced) && manyRows(touched)) {
				small = timed(base, touched, traced, PART, null);
				large = timed(base, touched, traced, 1, withoutStatistics);
			}
			List<Aftermath> aftermaths = traced.played.well()
					? new Adversities(this.player, this.scratch, few, traced.before, this.history).killed(this.script,
							this.parsed, traced.statements)
					: List.of();
			return result(evidence(traced, alone, fewRows, small, large, queued(few, traced), aftermaths,
					traced.refusals, withoutStatistics));
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

	private static List<Relation> touched(Relations before, List<TracedStatement> statements) {
		Set<Relation> touched = new LinkedHashSet<>();
		for (TracedStatement statement : statements) {
			for (String name : statement.took().keySet()) {
				Relation relation = before.get(before.named(name).table());
				relation = (relation != null) ? before.get(relation.root()) : null;
				if (relation != null && relation.isTable()) {
					touched.add(relation);
				}
			}
		}
		return new ArrayList<>(touched);
	}

	/**
	 * Time tells nothing of a script that neither locks out nor reads or changes rows.
	 */
	private static boolean worthTiming(Traced traced) {
		return traced.statements.stream()
			.anyMatch((each) -> each.alone() || !each.read().isEmpty() || !each.changed().isEmpty()
					|| each.took().values().stream().anyMatch((mode) -> mode.compareTo(LockMode.ROW_EXCLUSIVE) > 0));
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
		Filled filled = Filled.of(database, wanted, this.options.seed());
		this.notes.addAll(filled.notes());
		return filled.rows();
	}

	private Timed timed(Database base, List<Relation> touched, Traced traced, int parts, List<String> withoutStatistics)
			throws SQLException {
		Database copy = this.scratch.copyOf(base, "rows");
		try {
			Map<String, Long> filled = fill(copy, touched, parts);
			TimedPlay play = new TimedPlay(this.player, this.scratch);
			if (parts > 1) {
				return play.alone(copy, this.script, this.parsed);
			}
			this.filledRows.putAll(filled);
			Statistics before = Statistics.of(copy);
			Timed timed = play.withUsers(copy, this.script, this.parsed, used(traced), traced.before);
			withoutStatistics.addAll(before.lostIn(copy));
			return timed;
		}
		finally {
			this.scratch.drop(copy);
		}
	}

	/** The tables that are locked most. */
	private static List<String> used(Traced traced) {
		Map<String, LockMode> strongest = new LinkedHashMap<>();
		traced.statements.forEach((statement) -> statement.took()
			.forEach((name, mode) -> strongest.merge(name, mode,
					(one, other) -> (one.compareTo(other) > 0) ? one : other)));
		return strongest.entrySet()
			.stream()
			.filter((each) -> traced.before.relations().named(each.getKey()).isTable())
			.filter((each) -> each.getValue().compareTo(LockMode.ROW_SHARE) > 0)
			.sorted((one, other) -> other.getValue().compareTo(one.getValue()))
			.map(Map.Entry::getKey)
			.limit(USED)
			.toList();
	}

	private Map<String, Long> queued(Database few, Traced traced) throws SQLException {
		Map<String, Long> queued = new LinkedHashMap<>();
		for (LockQueues.Waiting each : LockQueues.waiting(traced.statements, traced.before.relations())) {
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

	private Traced trace(Database original) throws SQLException {
		Database copy = this.scratch.copyOf(original, "trace");
		try {
			Traced traced = new Traced();
			ReleaseStatements release;
			try (Connection connection = copy.connect("downtime-lab-check")) {
				traced.before = Schema.of(connection, this.history);
				traced.rowsBefore = RowCounts.of(connection, traced.before.relations(), traced.before.relations());
				release = ReleaseStatements.of(connection, traced.before);
			}
			Tracer tracer = new Tracer(traced.before.relations(), copy, this.scratch);
			traced.played = this.player.play(copy, this.script, this.parsed, tracer);
			traced.statements = new ArrayList<>(tracer.statements());
			// Another connection: the script may have ended the first one.
			try (Connection connection = copy.connect("downtime-lab-check")) {
				traced.after = Schema.of(connection, this.history);
				traced.rowsAfter = RowCounts.of(connection, traced.before.relations(), traced.after.relations());
				traced.refusals = traced.played.well() ? release.refusals(connection) : Map.of();
			}
			return traced;
		}
		finally {
			this.scratch.drop(copy);
		}
	}

	private Evidence evidence(Traced traced, Traced alone, Map<String, Long> few, Timed small, Timed large,
			Map<String, Long> queued, List<Aftermath> aftermaths, Map<String, String> refusals,
			List<String> withoutStatistics) throws SQLException {
		Played played = (large != null && traced.played.well()) ? large.played() : traced.played;
		return new Evidence(this.parsed, played, traced.statements, few, traced.before, traced.after, traced.lost(),
				alone.lost(), small, large, this.filledRows, queued, refusals, aftermaths, withoutStatistics, null);
	}

	private CheckedMigration result(Evidence evidence) {
		List<Finding> findings = Findings.of(evidence);
		return new MigrationResult(this.project, this.script, evidence, this.options.at()).with(findings);
	}

	/** What could not be filled. */
	Set<String> notes() {
		return this.notes;
	}

	/** The rows of each table that was filled. */
	Map<String, Long> filledRows() {
		return this.filledRows;
	}

	/** A play on few rows, or on none. */
	private static final class Traced {

		private Schema before;

		private Schema after;

		private Played played;

		private List<TracedStatement> statements;

		private Map<Long, Long> rowsBefore;

		private Map<Long, Long> rowsAfter;

		private Map<String, String> refusals = Map.of();

		/** Statements that were not reached are taken from a play that reached them. */
		void missingFrom(Traced other) {
			for (TracedStatement each : other.statements) {
				if (!this.played.well() && this.statements.stream()
					.noneMatch((mine) -> mine.statement().index() == each.statement().index())) {
					this.statements.add(each);
				}
			}
		}

		/** The rows of each table that holds some itself. */
		Map<String, Long> rows() {
			Map<String, Long> rows = new LinkedHashMap<>();
			this.rowsBefore.forEach((oid, count) -> rows.put(this.before.relations().get(oid).name(), count));
			return rows;
		}

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

	}

}
