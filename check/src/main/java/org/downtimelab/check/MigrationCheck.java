package org.downtimelab.check;

import java.sql.SQLException;
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
import org.downtimelab.check.findings.Findings;
import org.downtimelab.check.findings.LockQueues;
import org.downtimelab.check.findings.Measurements;
import org.downtimelab.check.measure.TwoSizes;
import org.downtimelab.check.measure.WantedRows;
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

	private final Project project;

	private final Script script;

	private final ParsedScript parsed;

	private final Player player;

	private final Scratch scratch;

	private final Deadline deadline;

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
		this.options = options;
		this.history = project.flyway(List.of()).getTable();
	}

	/** What was measured, with the base as it was before the script. */
	CheckedMigration of(Database base) throws SQLException {
		TracedPlay alone = trace(base);
		this.undone = undone(base);
		boolean hangs = alone.played().timedOut();
		List<Relation> touched = alone.touched().all();
		if (hangs || touched.isEmpty() || this.options.defaultRows() <= 0) {
			return result(measurements(alone, alone, Map.of(), TwoSizes.NOT_PLAYED, Map.of(), List.of()));
		}
		Filling filling = new Filling(new WantedRows(this.options.defaultRows(), this.options.rows()),
				alone.addedKeys(), this.options.seed(), touched, this.notes);
		Database few = this.scratch.copyOf(base, "few");
		try {
			filling.atMost(FEW, few);
			TracedPlay traced = trace(few).completedBy(alone);
			TwoSizes sizes = TwoSizes.NOT_PLAYED;
			if (traced.played().well() && traced.touched().areWorthTiming() && filling.isMoreThan(FEW)) {
				sizes = new PlayAtTwoSizes(this.player, this.scratch, this.script, this.parsed, filling).of(base,
						traced);
				this.filledRows.putAll(sizes.rows());
			}
			List<AfterFailure> afterFailures = traced.played().well()
					? new Adversities(this.player, this.scratch, few, traced.before(), this.history).killed(this.script,
							this.parsed, traced.statements())
					: List.of();
			return result(measurements(traced, alone, traced.rows(), sizes, queued(few, traced), afterFailures));
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

	private Measurements measurements(TracedPlay traced, TracedPlay alone, Map<String, Long> few, TwoSizes sizes,
			Map<String, Long> queued, List<AfterFailure> afterFailures) {
		Played played = (sizes.large() != null && traced.played().well()) ? sizes.large().played() : traced.played();
		return new Measurements(this.parsed, played, traced.statements(), few, traced.before(), traced.after(),
				traced.lost(), alone.lost(), sizes, queued, traced.refusals(), traced.incomparable(), afterFailures,
				this.undone);
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
