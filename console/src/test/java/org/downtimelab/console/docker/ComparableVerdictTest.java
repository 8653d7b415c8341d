package org.downtimelab.console.docker;

import java.util.List;
import java.util.Map;

import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.StatementResult;
import org.downtimelab.experiment.result.StepResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComparableVerdictTest {

	private static final LockResult LONG = lock("large_order", "ShareLock", 700, "write");

	private static final LockResult BRIEF = lock("large_order", "ShareLock", 7, "write");

	private static final LockResult WANTED = new LockResult("large_order", "ShareLock", 0, 300, 0, List.of("write"), 0);

	private static final EndpointResult GOOD = endpoint(0, 0);

	private static final EndpointResult SLOW = endpoint(0, 700);

	private static final EndpointResult FAILED = endpoint(1, 20);

	@Test
	void durationsAndHowManyAreNoDifference() {
		LockResult longer = lock("large_order", "ShareLock", 2_000, "write");
		assertThat(told("migration", longer, endpoint(9, 2_000))).isEqualTo(told("migration", LONG, SLOW));
		assertThat(ended("succeeded", true, "f00d", 300, 0)).isEqualTo(ended("succeeded", true, "f00d", 1, 0));
	}

	@Test
	void howItEndedIs() {
		ComparableVerdict told = ended("succeeded", true, "f00d", 0, 0);
		assertThat(ended("failed", true, "f00d", 0, 0)).isNotEqualTo(told);
		assertThat(ended("succeeded", false, "f00d", 0, 0)).isNotEqualTo(told);
		assertThat(ended("succeeded", true, "beef", 0, 0)).isNotEqualTo(told);
		assertThat(ended("succeeded", true, "f00d", 1, 0)).isNotEqualTo(told);
		assertThat(ended("succeeded", true, "f00d", 0, 1)).isNotEqualTo(told);
	}

	@Test
	void theLocksThatBlockAreThoseOfItsMigrations() {
		LockResult other = lock("customer", "ShareRowExclusiveLock", 700, "write");
		LockResult harmless = lock("large_order", "ShareUpdateExclusiveLock", 700);
		assertThat(told("migration", LONG, GOOD).locks()).containsExactly("ShareLock on large_order");
		assertThat(told("migration", other, GOOD).locks()).containsExactly("ShareRowExclusiveLock on customer");
		assertThat(told("migration", harmless, GOOD).locks()).isEmpty();
		assertThat(told("release", LONG, GOOD).locks()).isEmpty();
	}

	@Test
	void whoIsSlowIsDownIfALockWasInTheWayForTheSlo() {
		assertThat(told("migration", LONG, SLOW).down()).containsExactly("small-read");
		assertThat(told("migration", WANTED, SLOW).down()).containsExactly("small-read");
		assertThat(told("migration", BRIEF, SLOW).down()).isEmpty();
		assertThat(told("migration", LONG, GOOD).down()).isEmpty();
	}

	@Test
	void whoIsAnsweredWithAnErrorIsDown() {
		assertThat(told("migration", BRIEF, FAILED).down()).containsExactly("small-read");
	}

	@Test
	void whatDoesNotWorkWithTheSchemaIsNamed() {
		assertThat(told("migration", BRIEF, GOOD).broken()).containsExactly("v1 after V2: large-insert");
	}

	private static ComparableVerdict told(String kind, LockResult lock, EndpointResult endpoint) {
		return told(kind, lock, endpoint, "succeeded", true, "f00d", 0, 0);
	}

	private static ComparableVerdict ended(String outcome, boolean schemaOk, String schema, long lost, long destroyed) {
		return told("migration", LONG, SLOW, outcome, schemaOk, schema, lost, destroyed);
	}

	private static ComparableVerdict told(String kind, LockResult lock, EndpointResult endpoint, String outcome,
			boolean schemaOk, String schema, long lost, long destroyed) {
		StatementResult statement = new StatementResult("CREATE INDEX", 700, 0, null, List.of(lock), List.of());
		StepResult step = new StepResult("V2", kind, "", 0, 700, null, 1, null, List.of(statement), null, null, null,
				null, null);
		List<CompatibilityCell> cells = List.of(new CompatibilityCell(1, "V2", "v1", "large-read", true, null),
				new CompatibilityCell(1, "V2", "v1", "large-insert", false, "500 no such column"));
		PathResult path = new PathResult("risky", "", outcome, null, 700, Map.of(), List.of(), List.of(endpoint),
				List.of(step), 900, lost, List.of(), 0, schema, schemaOk, List.of(), "", destroyed, 0, cells, null,
				null, null, null, null, null);
		return ComparableVerdict.of(path, 250);
	}

	private static EndpointResult endpoint(long failed, double downtimeMs) {
		return new EndpointResult("small-read", 900, failed, (downtimeMs > 0) ? 1 : 0, downtimeMs, downtimeMs, false, 1,
				1, downtimeMs, 1, null, null, null, null);
	}

	private static LockResult lock(String relation, String mode, double heldMs, String... blocks) {
		return new LockResult(relation, mode, 0, 0, heldMs, List.of(blocks), 0);
	}

}
