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
		return Path.risky(
				"one migration adds the column, fills every row and sets NOT NULL; then the new code is deployed",
				migrate("V2",
						"Add the column, fill every row, set NOT NULL. The lock of the first statement lasts until every row is rewritten. After that, v1 cannot insert, because it does not write the column."),
				release(V2, "Deploy v2, which writes the column. Inserts work again."));
	}

	@Override
	public Path folklore() {
		return Path.folklore("fill the rows in batches; then SET NOT NULL is quick, because no null is left", migrate(
				"V2",
				"Add the column, nullable. The INSERT of v1 returns all columns, so it fails once on each connection. Otherwise only the catalogue changes.")
			.guard(everythingOn("large_order")),
				release(V2, "Deploy v2, which writes the column. From then on, every new row has a value."), fill(),
				migrate("V3",
						"Set NOT NULL. No null is left, but the server does not know that: it reads every row under the lock.")
					.guard(everythingOn("large_order")));
	}

	@Override
	public Path safe() {
		return Path.safe(
				"fill the rows in batches, validate a CHECK while reads and writes go on, then SET NOT NULL reads no row",
				release(V1_1,
						"Deploy v1.1, whose INSERT returns only the id. The INSERT of v1 returns all columns: on each connection, it fails once when a column comes."),
				migrate("V2", "Add the column, nullable. Only the catalogue changes.")
					.guard(everythingOn("large_order")),
				release(V2, "Deploy v2, which writes the column. From then on, every new row has a value."), fill(),
				migrate("V3", "Add a CHECK that is NOT VALID. It applies to new rows. The old rows are not read yet.")
					.guard(everythingOn("large_order")),
				migrate("V4", "Validate the CHECK. It reads the old rows, while reads and writes go on."),
				migrate("V5", "Set NOT NULL. The valid CHECK proves that no row is null, so no row is read.")
					.guard(everythingOn("large_order")),
				migrate("V6", "Drop the CHECK. NOT NULL replaces it.").guard(everythingOn("large_order")));
	}

	static Step fill() {
		return backfill("large_order",
				"UPDATE large_order SET tracking_id = 'T' || id WHERE id > ? AND id <= ? AND tracking_id IS NULL",
				"Fill the old rows in batches. Each batch is a transaction of its own.");
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
	public String title() {
		return "Add the NOT NULL column large_order.tracking_id";
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
