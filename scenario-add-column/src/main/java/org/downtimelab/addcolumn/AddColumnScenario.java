package org.downtimelab.addcolumn;

import java.util.List;

import org.downtimelab.command.ScenarioCommand;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;

import static org.downtimelab.guard.Blocked.everythingOn;
import static org.downtimelab.scenario.Step.backfill;
import static org.downtimelab.scenario.Step.migrate;
import static org.downtimelab.scenario.Step.release;

/** Two new columns with a default: one value for all orders, and an id for each. */
public class AddColumnScenario implements Scenario {

	private static final String KEY = "large_order_public_id_key";

	/** A default application: when a column comes, an insert fails on each connection. */
	private static final Release V1 = new Release("v1", "org.downtimelab.addcolumn.v1");

	private static final Release V1_1 = V1.as("v1.1").returningOnlyTheId();

	public static void main(String... arguments) {
		ScenarioCommand.run(new AddColumnScenario(), arguments);
	}

	@Override
	public Path risky() {
		return Path.risky("one ALTER TABLE adds both columns with their defaults, and UNIQUE", migrate("V2",
				"Add both columns in one statement. Every row is written again, since each gets an id of its own. Then the index for UNIQUE is built. The lock lasts until both are done. The INSERT of v1 returns all columns, so it fails once on each connection."));
	}

	@Override
	public Path folklore() {
		return Path.folklore("since PostgreSQL 11 a new column with a default is instant", migrate("V2",
				"Add changed_at with DEFAULT now(). The INSERT of v1 returns all columns, so it fails once on each connection. The statement itself is instant, since all rows share one value."),
				migrate("V3",
						"Add public_id with DEFAULT gen_random_uuid(). It looks the same, but each row needs an id of its own, so every row is written again under the lock."),
				migrate("V4", "Build the unique index CONCURRENTLY. Reads and writes go on."),
				migrate("V5", "Make the index a UNIQUE constraint. Only the catalogue changes."));
	}

	@Override
	public Path safe() {
		return Path.safe("set the default after the column is there; fill the old rows in batches", release(V1_1,
				"Deploy v1.1, whose INSERT returns only the id. The INSERT of v1 returns all columns: on each connection, it fails once when a column comes."),
				migrate("V2",
						"Add both columns, then set the default of public_id. Only the catalogue changes: old rows have no id, new ones get one.")
					.guard(everythingOn("large_order")),
				backfill("large_order",
						"UPDATE large_order SET public_id = gen_random_uuid() WHERE id > ? AND id <= ? AND public_id IS NULL",
						"Give the old rows their ids in batches. Each batch is a transaction of its own."),
				migrate("V3", "Add a CHECK that is NOT VALID. New rows must satisfy it. Old rows are not read.")
					.guard(everythingOn("large_order")),
				migrate("V4", "Validate the CHECK. It reads the old rows, while reads and writes go on."),
				migrate("V5", "Build the unique index CONCURRENTLY. Reads and writes go on."),
				migrate("V6",
						"Set NOT NULL and make the index a UNIQUE constraint. The CHECK and the index prove both, so no row is read.")
					.guard(everythingOn("large_order")));
	}

	@Override
	public List<Check> goal() {
		return List.of(Check.columnIsNotNull("large_order", "changed_at"),
				Check.columnIsNotNull("large_order", "public_id"), Check.constraintIsValid("large_order", KEY),
				Check.indexIsValid(KEY, "public_id"));
	}

	@Override
	public String name() {
		return "add-column";
	}

	@Override
	public String title() {
		return "Add large_order.changed_at and a unique public_id";
	}

	@Override
	public String hazard() {
		return "a default that differs from row to row rewrites the table while nobody can read it";
	}

	@Override
	public List<Release> releases() {
		return List.of(V1, V1_1);
	}

	@Override
	public long defaultRows() {
		return 1_000_000;
	}

}
