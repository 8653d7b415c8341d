package org.downtimelab.check.output;

import java.util.List;
import java.util.Map;

import org.downtimelab.check.result.CheckResult;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.CheckedStatement;
import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Growth;
import org.downtimelab.check.result.Stall;
import org.downtimelab.check.result.TakenLock;
import org.downtimelab.check.result.Verdict;

/** A check of three migrations: one harmful, one careful, one harmless by acceptance. */
final class SampleCheck {

	static final String INDEX = "CREATE INDEX orders_customer_id_idx ON orders (customer_id)";

	private SampleCheck() {
	}

	static CheckResult three() {
		return of(harmful(), careful(), accepted());
	}

	static CheckResult of(CheckedMigration... migrations) {
		return new CheckResult("18.6", Map.of("public.orders", 1_000_000L), List.of(migrations),
				List.of("V7__seed.java is a Java migration: it was not played"));
	}

	static CheckedMigration harmful() {
		CheckedStatement statement = new CheckedStatement(3, INDEX, 2_790,
				List.of(new TakenLock("public.orders", "ShareLock", 2_780, 0, List.of("write"))), List.of());
		Finding stalled = new Finding(Code.BLOCKS_WRITES, Verdict.HARMFUL, "public.orders", 3,
				"Writes to public.orders stalled 2.8 s at 1,000,000 rows",
				"CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);", "scenario-index", null);
		Finding queue = new Finding(Code.LOCK_QUEUE, Verdict.CAREFUL, "public.orders", 3,
				"Behind a long read, everybody waits as long as the read lasts", "Bound the wait by lock_timeout", null,
				null);
		return migration("V42__index_customer.sql", Verdict.HARMFUL, List.of(statement),
				List.of(new Growth("public.orders", 3, 250_000, 700, 1_000_000, 2_790, "linear", 80_000_000, 223_000)),
				List.of(queue, stalled));
	}

	static CheckedMigration careful() {
		return migration("V43__flag.sql", Verdict.CAREFUL, List.of(), List.of(), List
			.of(new Finding(Code.LOCK_QUEUE, Verdict.CAREFUL, null, 0, "It has no lock_timeout", null, null, null)));
	}

	static CheckedMigration accepted() {
		return migration("V44__drop.sql", Verdict.HARMLESS, List.of(), List.of(),
				List.of(new Finding(Code.DESTROYS_DATA, Verdict.HARMFUL, "public.orders", 2,
						"The column note had values", null, null, "nobody has read it since May")));
	}

	static CheckedMigration migration(String script, Verdict verdict, List<CheckedStatement> statements,
			List<Growth> growth, List<Finding> findings) {
		return new CheckedMigration(script.substring(1, script.indexOf("__")), script, "db/my migration/" + script,
				verdict, "migrated", null, 2_900, statements, List.of(new Stall("public.orders", 0, 2_780)), growth,
				findings);
	}

}
