package org.downtimelab.alterdefault;

import java.util.List;

import org.downtimelab.command.ScenarioCommand;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;

import static org.downtimelab.guard.Blocked.everythingOn;
import static org.downtimelab.scenario.Step.migrate;
import static org.downtimelab.scenario.Step.prove;
import static org.downtimelab.scenario.Step.release;

/** A column with one value for the orders that are there, and another for new ones. */
public class AlterDefaultScenario implements Scenario {

	/**
	 * Like the others, it has the remedy that the scenario not-null shows: so what is
	 * seen here comes from the default, not from a column that is added.
	 */
	private static final Release V1 = new Release("v1", "org.downtimelab.alterdefault.v1").returningOnlyTheId();

	private static final Release V2 = new Release("v2", "org.downtimelab.alterdefault.v2").returningOnlyTheId();

	private static final Release V2_BY_DEFAULT = new Release("v2-by-default",
			"org.downtimelab.alterdefault.v2bydefault")
		.returningOnlyTheId();

	public static void main(String... arguments) {
		ScenarioCommand.run(new AlterDefaultScenario(), arguments);
	}

	@Override
	public Path risky() {
		return Path
			.risky("ADD COLUMN … DEFAULT, then DROP DEFAULT, as Django generates it; then deploy the code", migrate(
					"V2",
					"Add the column with a default, and drop the default at once. The lock lasts a moment, but from now on v1 cannot insert: it leaves the column out."),
					release(V2,
							"Deploy v2, which writes the column. The errors end when the last v1 instance is gone."));
	}

	@Override
	public Path folklore() {
		return Path.folklore("change the default, and new rows have the new value",
				migrate("V2", "Add the column with a default, which stays. v1 can insert.")
					.guard(everythingOn("large_order")),
				release(V2_BY_DEFAULT,
						"Deploy v2-by-default, which maps the column. Its code has the old default 'standard' built in and sends it with every INSERT, so the default of the database is never used."),
				migrate("V3",
						"Change the default to 'economy'. It succeeds, but the code sends its own value in every INSERT, so no order gets the new one.")
					.guard(everythingOn("large_order")));
	}

	@Override
	public Path safe() {
		return Path.safe("keep the default until no v1 is left; let the code write the new value",
				migrate("V2", "Add the column with a default, which stays. v1 can insert.")
					.guard(everythingOn("large_order")),
				release(V2,
						"Deploy v2, which writes 'economy'. v1 beside it still inserts: its orders get the default."),
				prove("Check that nobody uses the default any more. All new orders must have the value that v2 writes.",
						NewOrders.DO_NOT_TAKE_THE_DEFAULT),
				migrate("V3",
						"Drop the default. From now on, code that leaves the column out gets an error, not a wrong value.")
					.guard(everythingOn("large_order")));
	}

	@Override
	public List<Check> goal() {
		return List.of(Check.columnIsNotNull("large_order", "shipping"), NewOrders.ARE_ECONOMY);
	}

	@Override
	public String name() {
		return "alter-default";
	}

	@Override
	public String title() {
		return "Add large_order.shipping: 'standard' for old orders, 'economy' for new ones";
	}

	@Override
	public String hazard() {
		return "a default that is dropped too early fails every insert of the old code; one that is changed reaches none of the new";
	}

	@Override
	public List<Release> releases() {
		return List.of(V1, V2, V2_BY_DEFAULT);
	}

	/** The lock is brief at any size; what hurts is the code. */
	@Override
	public long defaultRows() {
		return 1_000_000;
	}

}
