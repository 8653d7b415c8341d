package org.downtimelab.report;

import java.util.List;
import java.util.Map;

import org.downtimelab.experiment.result.ChainResult;
import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.StatementResult;
import org.downtimelab.experiment.result.StepResult;
import org.downtimelab.experiment.result.Stretch;

import static org.downtimelab.report.SampleRun.judged;
import static org.downtimelab.report.SampleRun.lock;
import static org.downtimelab.report.SampleRun.seen;

/** A path of one step, put together for a test of its verdict. */
final class SamplePath {

	static final LockResult SHARE = lock("ShareLock", 0, 0, 3000, List.of("write"), 10);

	static final LockResult EXCLUSIVE = lock("AccessExclusiveLock", 0, 0, 3000, List.of("read", "write"), 10);

	static EndpointResult at(String name, double fromMs, double toMs) {
		return new EndpointResult(name, 900, 0, 40, toMs - fromMs, toMs - fromMs, false, 3, 4, 5, 6, 40L, 0L, 0.0,
				List.of(new Stretch(fromMs, toMs)));
	}

	static PathResult with(ChainResult chain, List<EndpointResult> endpoints) {
		PathResult seen = path("succeeded", null, endpoints, 0, List.of());
		return new PathResult(seen.path(), seen.claim(), seen.outcome(), seen.error(), seen.migrationMs(),
				seen.downtimeMs(), seen.blastRadius(), seen.endpoints(), seen.steps(), seen.acknowledgedWrites(),
				seen.lostWrites(), seen.lostExamples(), seen.walBytes(), seen.schemaFingerprint(), seen.finalSchemaOk(),
				seen.schemaProblems(), seen.verdict(), seen.destroyedRows(), 0, List.of(), null, List.of(chain),
				List.of(), List.of(), null, null);
	}

	/** No endpoint of it is a bystander. */
	static PathResult destroying(PathResult seen, long destroyed, List<CompatibilityCell> cells) {
		return new PathResult(seen.path(), seen.claim(), seen.outcome(), seen.error(), seen.migrationMs(),
				seen.downtimeMs(), List.of(), seen.endpoints(), seen.steps(), seen.acknowledgedWrites(),
				seen.lostWrites(), seen.lostExamples(), seen.walBytes(), seen.schemaFingerprint(), seen.finalSchemaOk(),
				seen.schemaProblems(), seen.verdict(), destroyed, 0, cells, null, null, null, null, null, null, null,
				null, seen.claimedBy());
	}

	static PathResult losing(PathResult seen, long lost, List<String> examples) {
		return new PathResult(seen.path(), seen.claim(), seen.outcome(), seen.error(), seen.migrationMs(),
				seen.downtimeMs(), seen.blastRadius(), seen.endpoints(), seen.steps(), seen.acknowledgedWrites(), lost,
				examples, seen.walBytes(), seen.schemaFingerprint(), seen.finalSchemaOk(), seen.schemaProblems(),
				seen.verdict(), seen.destroyedRows(), 0, seen.compatibility(), null, List.of(), List.of(), List.of(),
				null, null);
	}

	static PathResult of(List<EndpointResult> endpoints, LockResult... locks) {
		return judged(path("succeeded", null, endpoints, 0, List.of(), locks));
	}

	static List<EndpointResult> down(double read, double update, double insert, double small) {
		return List.of(seen("large-read", 0, (long) read, read), seen("large-update", 0, (long) update, update),
				seen("large-insert", 0, (long) insert, insert), seen("small-read", 0, (long) small, small));
	}

	static PathResult because(PathResult seen, int waiting, CompatibilityCell... cells) {
		return new PathResult(seen.path(), seen.claim(), seen.outcome(), seen.error(), seen.migrationMs(),
				seen.downtimeMs(), seen.blastRadius(), seen.endpoints(), seen.steps(), seen.acknowledgedWrites(),
				seen.lostWrites(), seen.lostExamples(), seen.walBytes(), seen.schemaFingerprint(), seen.finalSchemaOk(),
				seen.schemaProblems(), seen.verdict(), seen.destroyedRows(), waiting, List.of(cells), null, null, null,
				null, null, null);
	}

	static PathResult path(String outcome, String error, List<EndpointResult> endpoints, long lost,
			List<String> problems, LockResult... locks) {
		StatementResult statement = new StatementResult("ALTER TABLE large_order …", 3000, 0, null, List.of(locks),
				List.of());
		StepResult step = new StepResult("V2", "migration", "", 0, 3000, null, 1, null, List.of(statement), null, null,
				null, null, null);
		return new PathResult("risky", "", outcome, error, 3000, Map.of(), List.of(), endpoints, List.of(step), 5000,
				lost, List.of(), 0, "", problems.isEmpty(), problems, "", 0, 190, List.of(), null, null, null, null,
				null, null);
	}

	private SamplePath() {
	}

}
