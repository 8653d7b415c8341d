package org.downtimelab.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.experiment.EndpointTouch;
import org.downtimelab.experiment.Judgement;
import org.downtimelab.experiment.result.AfterTheLock;
import org.downtimelab.experiment.result.ChainLink;
import org.downtimelab.experiment.result.ChainResult;
import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.EnvironmentResult;
import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RowLockResult;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.experiment.result.StatementResult;
import org.downtimelab.experiment.result.StepResult;
import org.downtimelab.experiment.result.Stretch;

/** A run that never was, in the shape of the index scenario's: figures are made up. */
final class SampleRun {

	static final List<EndpointTouch> TOUCHES = List.of(new EndpointTouch("large-read", "read", "large_order"),
			new EndpointTouch("large-update", "update", "large_order"),
			new EndpointTouch("large-insert", "insert", "large_order"),
			new EndpointTouch("small-read", "read", "small_order"));

	private static final Map<String, String> CLAIMED_BY = Map.of("risky", "FRAMEWORKS", "folklore", "GUIDES", "safe",
			"LAB");

	static final long SLO = 250;

	static final String SOURCE = """
			-- SHARE on the table while it builds: every write waits.
			CREATE INDEX large_order_customer_id_idx ON large_order (customer_id);
			""";

	private static final EnvironmentResult ENVIRONMENT = new EnvironmentResult("A processor", 2, "Linux 6.1", "17.0.15",
			440_000_000, Map.of("max_wal_size", "16GB"), Map.of("poolSize", "10"));

	private SampleRun() {
	}

	static RunResult run() {
		return new RunResult("index", 5_000_000, "18.6", SLO, 50, false, null, "2026-01-15T10:00:00+01:00",
				"./lab run index --rate 50 --slo 250", List.of(risky(), folklore(), safe()), List.of(), ENVIRONMENT,
				List.of());
	}

	static RunResult of(PathResult... paths) {
		return new RunResult("index", 5_000_000, "18.6", SLO, 50, false, null, "2026-01-15T10:00:00+01:00",
				"./lab run index", List.of(paths), List.of(), ENVIRONMENT, List.of());
	}

	static RunResult withNote(String note) {
		return new RunResult("index", 5_000_000, "18.6", SLO, 50, false, null, "2026-01-15T10:00:00+01:00",
				"./lab run index", List.of(safe()), List.of(), ENVIRONMENT, List.of(note));
	}

	static RunResult fewerRows(PathResult... paths) {
		return new RunResult("index", 1_000_000, "18.6", SLO, 50, false, null, "2026-01-16T10:00:00+01:00",
				"./lab run index --rows 1000000", List.of(paths), List.of(), ENVIRONMENT, List.of());
	}

	static RunResult noisy() {
		RunResult calm = run();
		return new RunResult(calm.scenario(), calm.rows(), calm.postgres(), calm.sloMs(), calm.ratePerEndpoint(), true,
				"a request that touches neither database nor pool was bad", calm.startedAt(), calm.command(),
				calm.paths().stream().map(SampleRun::noisy).toList(),
				List.of("safe ends in another schema than risky: has [index a], lacks [index b]"), ENVIRONMENT,
				List.of());
	}

	private static PathResult noisy(PathResult calm) {
		return new PathResult(calm.path(), calm.claim(), calm.outcome(), calm.error(), calm.migrationMs(),
				calm.downtimeMs(), calm.blastRadius(), calm.endpoints(), calm.steps(), calm.acknowledgedWrites(),
				calm.lostWrites(), calm.lostExamples(), calm.walBytes(), calm.schemaFingerprint(), calm.finalSchemaOk(),
				calm.schemaProblems(), calm.verdict(), calm.destroyedRows(), calm.peakWaitingForConnection(),
				calm.compatibility(), "a request that touches neither database nor pool was bad", List.of(),
				List.of(new Stretch(4_000, 4_900), new Stretch(16_000, 16_700)),
				List.of("the baseline was not calm: p99 up to 78 ms"), calm.promise(), calm.change(),
				calm.afterTheLock(), calm.rowLocks(), calm.claimedBy());
	}

	/** A safe build behind which a stranger queued, and everybody behind the stranger. */
	static ChainResult chain(double sinceMs, double durationMs) {
		List<ChainLink> links = List.of(
				new ChainLink(4711, "psql", "LOCK TABLE large_order", false, "relation", "large_order",
						"AccessExclusiveLock", false, List.of("read", "write")),
				new ChainLink(42, "downtime-lab-migration", "-- why\nCREATE INDEX CONCURRENTLY i ON large_order (id)",
						true, "relation", "large_order", "ShareUpdateExclusiveLock", true, List.of()));
		return new ChainResult(sinceMs, durationMs, durationMs, 10, links, ChainWords.of(10, links));
	}

	static PathResult risky() {
		StatementResult create = new StatementResult(
				"CREATE INDEX large_order_customer_id_idx ON large_order (customer_id)", 3090, 0, null,
				List.of(lock("ShareLock", 10_000, 0, 3095, List.of("write"), 10)), List.of());
		return judged("risky", "CREATE INDEX, as every framework generates it", "succeeded", null,
				List.of(seen("large-read", 0, 131, 2620), seen("large-update", 12, 161, 3290),
						seen("large-insert", 0, 160, 3270), seen("small-read", 0, 125, 2500)),
				List.of(new StepResult("V2", "migration",
						"Build the index with CREATE INDEX. The lock lasts until the index is built.", 10_000, 3100,
						1.4, 1, null, List.of(create), SOURCE, null, null, null, null)),
				0, List.of());
	}

	static PathResult folklore() {
		String sql = "SET lock_timeout = '2s'; CREATE INDEX CONCURRENTLY IF NOT EXISTS large_order_customer_id_idx"
				+ " ON large_order (customer_id)";
		String error = "ERROR: canceling statement due to lock timeout";
		StatementResult dies = new StatementResult(sql.substring(25), 4100, 2000, error,
				List.of(lock("ShareUpdateExclusiveLock", 10_060, 0, 4100, List.of(), 0)), List.of());
		StatementResult skips = new StatementResult(sql.substring(25), 0.8, 0, null,
				List.of(lock("ShareUpdateExclusiveLock", 14_300, 0, 1.1, List.of(), 0)), List.of());
		return judged("folklore",
				"CONCURRENTLY IF NOT EXISTS under a lock_timeout; if it fails, repair and migrate again", "succeeded",
				null, calm(),
				List.of(new StepResult("a report", "meanwhile",
						"A report reads in one long transaction. Its snapshot is older than the index build.", 10_000,
						4.2, null, 1, null, List.of(), null, null, null, null, null),
						new StepResult("V2", "migration",
								"Build the index CONCURRENTLY, with a lock_timeout of 2 s. The report takes longer.",
								10_050, 4120, 12.6, 1, error, List.of(dies), null, null, null, null, null),
						new StepResult("repair", "repair", "Run flyway repair. Flyway refuses to go on without it.",
								14_180, 30, 11.0, 1, null, List.of(), null, null, null, null, null),
						new StepResult("V2", "migration",
								"Run the same migration again. IF NOT EXISTS finds the INVALID index, skips the build and reports success.",
								14_220, 90, 10.2, 1, null, List.of(skips), null, null, null, null, null)),
				0, List.of("large_order_customer_id_idx is INVALID",
						"the planner does not use large_order_customer_id_idx"));
	}

	static PathResult safe() {
		StatementResult drop = new StatementResult("DROP INDEX IF EXISTS large_order_customer_id_idx", 3, 0, null,
				List.of(lock("AccessExclusiveLock", 10_050, 42, 180, List.of("read", "write"), 0)), List.of());
		StatementResult create = new StatementResult(
				"CREATE INDEX CONCURRENTLY large_order_customer_id_idx ON large_order (customer_id)", 7200, 900, null,
				List.of(lock("ShareUpdateExclusiveLock", 10_400, 0, 7200, List.of(), 0)), List.of());
		return judged("safe", "drop what a failed try left, build CONCURRENTLY without a timeout, then look at it",
				"succeeded", null, calm(),
				List.of(new StepResult("V2", "migration",
						"Drop what a failed try has left. Only an INVALID index goes.", 10_040, 240, 9.1, 1, null,
						List.of(drop), null, null, null, null, null),
						new StepResult("V3", "migration",
								"Build the index CONCURRENTLY, with no timeout. It waits for the report, while reads and writes go on.",
								10_390, 7230, 13.4, 1, null, List.of(create), null, null, null, null, null),
						new StepResult("prove", "check", "Check that the index is valid.", 17_640, 3, null, 1, null,
								List.of(), null, null, null, null, null),
						new StepResult("prove", "check", "Check that the planner uses it.", 17_650, 4, null, 1, null,
								List.of(), null, null, null, null, null)),
				0, List.of());
	}

	/** A safe path with a step that was guarded and cannot be undone. */
	static PathResult safely() {
		StepResult report = new StepResult("a report", "meanwhile", "A report reads in one long transaction.", 10_000,
				4, null, 1, null, List.of(), "SELECT 1", null, null, null, null);
		StepResult drop = new StepResult("V2", "migration",
				"Drop what a failed try has left. Only an INVALID index goes.", 10_040, 240, 9.1, 1, null, List.of(),
				"-- why\nDROP INDEX i;", null, true, "No way back: the index is gone", null);
		StepResult check = new StepResult("prove", "check", "Check that the index is valid.", 10_300, 3, null, 1, null,
				List.of(), null, null, null, null, null);
		return judged("safe", "drop, then build", "succeeded", null, calm(), List.of(report, drop, check), 0,
				List.of());
	}

	static LockResult lock(String mode, double startMs, double waitedMs, double heldMs, List<String> blocks,
			int waiters) {
		return new LockResult("large_order", mode, startMs, waitedMs, heldMs, blocks, waiters);
	}

	static EndpointResult seen(String name, long failed, long slow, double downtimeMs) {
		boolean good = failed + slow == 0;
		return new EndpointResult(name, 900, failed, slow, downtimeMs, downtimeMs, false, 3.1, good ? 12.25 : 3080.2,
				good ? 31 : 3201, 9, null, null, null, null);
	}

	static List<EndpointResult> calm() {
		return TOUCHES.stream().map((touch) -> seen(touch.name(), 0, 0, 0)).toList();
	}

	static PathResult judged(String path, String claim, String outcome, String error, List<EndpointResult> endpoints,
			List<StepResult> steps, long lost, List<String> schemaProblems) {
		Map<String, Double> downtime = new LinkedHashMap<>();
		endpoints.forEach((seen) -> downtime.put(seen.name(), seen.downtimeMs()));
		List<String> examples = new ArrayList<>();
		for (long i = 0; i < Math.min(3, lost); i++) {
			examples.add("row " + (4711 + i) + " should say 'w-" + i + "', but says 'seed'");
		}
		double ms = steps.isEmpty() ? 0
				: steps.get(steps.size() - 1).startMs() + steps.get(steps.size() - 1).ms() - steps.get(0).startMs();
		return judged(new PathResult(path, claim, outcome, error, ms, downtime, List.of(), endpoints, steps, 1800, lost,
				examples, 110_000_000, "f00d", schemaProblems.isEmpty(), schemaProblems, "", 0,
				endpoints.stream().anyMatch((seen) -> seen.downtimeMs() > 0) ? 190 : 0,
				List.of(new CompatibilityCell(0, "start", "v1", "large-read", true, null)), null, null, null, null,
				path.equals("safe") ? "SAFE" : "NONE", "Add an index on large_order (customer_id)", null, List.of(),
				CLAIMED_BY.get(path)));
	}

	static PathResult claimed(String path, String claim, String claimedBy, List<EndpointResult> endpoints,
			List<StepResult> steps) {
		PathResult seen = judged(path, claim, "succeeded", null, endpoints, steps, 0, List.of());
		return judged(new PathResult(seen.path(), seen.claim(), seen.outcome(), seen.error(), seen.migrationMs(),
				seen.downtimeMs(), seen.blastRadius(), seen.endpoints(), seen.steps(), seen.acknowledgedWrites(),
				seen.lostWrites(), seen.lostExamples(), seen.walBytes(), seen.schemaFingerprint(), seen.finalSchemaOk(),
				seen.schemaProblems(), seen.verdict(), seen.destroyedRows(), seen.peakWaitingForConnection(),
				seen.compatibility(), seen.noise(), seen.chains(), seen.noiseStretches(), seen.notes(), "NONE",
				seen.change(), null, List.of(), claimedBy));
	}

	static PathResult left(PathResult seen, AfterTheLock after, RowLockResult... rowLocks) {
		return judged(new PathResult(seen.path(), seen.claim(), seen.outcome(), seen.error(), seen.migrationMs(),
				seen.downtimeMs(), seen.blastRadius(), seen.endpoints(), seen.steps(), seen.acknowledgedWrites(),
				seen.lostWrites(), seen.lostExamples(), seen.walBytes(), seen.schemaFingerprint(), seen.finalSchemaOk(),
				seen.schemaProblems(), seen.verdict(), seen.destroyedRows(), seen.peakWaitingForConnection(),
				seen.compatibility(), seen.noise(), seen.chains(), seen.noiseStretches(), seen.notes(), seen.promise(),
				seen.change(), after, List.of(rowLocks), seen.claimedBy()));
	}

	static PathResult judged(PathResult unjudged) {
		Judgement judgement = Judgement.of(unjudged, TOUCHES);
		return unjudged.judged(Verdict.of(unjudged, judgement, SLO), judgement.blastRadius());
	}

}
