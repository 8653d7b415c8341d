package org.downtimelab.notnull;

import java.util.List;

import org.downtimelab.command.ScenarioCommand;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;

import static org.downtimelab.guard.Blocked.everythingOn;
import static org.downtimelab.scenario.Step.backfill;
import static org.downtimelab.scenario.Step.migrate;
import static org.downtimelab.scenario.Step.release;

/** A new column that every order must have: the id by which its parcel is tracked. */
public class NotNullScenario implements Scenario {

	/** A default application: when a column comes, an insert fails on each connection. */
	private static final Release V1 = new Release("v1", "org.downtimelab.notnull.v1");

	static final Release V1_1 = V1.as("v1.1").returningOnlyTheId();

	static final Release V2 = new Release("v2", "org.downtimelab.notnull.v2").returningOnlyTheId();

	public static void main(String... arguments) {
		ScenarioCommand.run(new NotNullScenario(), arguments);
	}

	@Override
	public Path risky() {
		return Path.risky("one migration adds the column, fills every row and sets NOT NULL; the code follows",
				migrate("V2", "ACCESS EXCLUSIVE while every row is written; then the live release cannot insert"),
				release(V2, "it writes the column: inserts work again"));
	}

	@Override
	public Path folklore() {
		return Path.folklore("fill the rows in batches; then NOT NULL is quick, because no null is left",
				migrate("V2", "catalogue only; but v1 says RETURNING *, and one insert fails on each connection")
					.guard(everythingOn("large_order")),
				release(V2, "it writes the column; no older code is left that does not"), fill(),
				migrate("V3", "every row is filled, and every row is read under ACCESS EXCLUSIVE to see it")
					.guard(everythingOn("large_order")));
	}

	@Override
	public Path safe() {
		return Path.safe("fill the rows in batches, let a CHECK prove it while everyone works, then NOT NULL",
				release(V1_1, "the same code; its inserts say RETURNING id, so a new column is nothing to them"),
				migrate("V2", "the column, nullable: catalogue only").guard(everythingOn("large_order")),
				release(V2, "it writes the column; no older code is left that does not"), fill(),
				migrate("V3", "CHECK … NOT VALID: new rows are held to it, the old ones are not read")
					.guard(everythingOn("large_order")),
				migrate("V4", "VALIDATE reads the old rows, while reads and writes go on"),
				migrate("V5", "SET NOT NULL: the CHECK proves it, so nothing is read")
					.guard(everythingOn("large_order")),
				migrate("V6", "the CHECK has done its work").guard(everythingOn("large_order")));
	}

	static Step fill() {
		return backfill("large_order",
				"UPDATE large_order SET tracking_id = 'T' || id WHERE id > ? AND id <= ? AND tracking_id IS NULL",
				"the rows that older code inserted; batch by batch, each its own transaction");
	}

	@Override
	public List<Check> goal() {
		return List.of(Check.columnIsNotNull("large_order", "tracking_id"));
	}

	@Override
	public String name() {
		return "not-null";
	}

	@Override
	public String hazard() {
		return "SET NOT NULL reads the whole table under ACCESS EXCLUSIVE, though every row is filled";
	}

	/**
	 * Folklore's scan then lasts about three times the SLO, 250 ms, on a small machine.
	 */
	@Override
	public long defaultRows() {
		return 3_000_000;
	}

	@Override
	public List<Release> releases() {
		return List.of(V1, V1_1, V2);
	}

}
