package org.downtimelab.backfilled;

import java.util.List;

import org.downtimelab.command.ScenarioCommand;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.traffic.Endpoint;

import static org.downtimelab.scenario.Step.backfill;
import static org.downtimelab.scenario.Step.job;
import static org.downtimelab.scenario.Step.migrate;
import static org.downtimelab.scenario.Step.prove;

/** A new column, which the live release writes, is computed for all old rows. */
public class BackfillScenario implements Scenario {

	/** A job of this release's own saves in batches, as guides advise. */
	private static final Release V1 = new Release("v1", "org.downtimelab.backfilled.v1")
		.with("spring.jpa.properties.hibernate.jdbc.batch_size", "50");

	private static final Check FILLED = Check.findsNothing("an order without its gross amount",
			"SELECT id FROM large_order WHERE gross IS DISTINCT FROM round(amount * 1.19, 2)");

	public static void main(String... arguments) {
		ScenarioCommand.run(new BackfillScenario(), arguments);
	}

	@Override
	public Path risky() {
		return Path.risky("one UPDATE of all rows, in a migration", migrate("V2",
				"Compute the column for all rows in one UPDATE. It locks no table, but every row until its commit. A user who changes one waits and holds a connection."));
	}

	@Override
	public Path folklore() {
		return Path.folklore("a job of the application: read a page of entities, compute, saveAll", job("job",
				"/jobs/gross",
				"Run the job. It reads 5,000 orders at a time and saves all their columns: what a user has changed since is gone."));
	}

	@Override
	public Path safe() {
		return Path.safe("UPDATE the one column by ranges of the key, in short transactions; then VACUUM", backfill(
				"large_order",
				"UPDATE large_order SET gross = round(amount * 1.19, 2) WHERE id > ? AND id <= ? AND gross IS NULL",
				"Compute the column in batches. Each batch is a transaction of its own, and reads and writes no other column."),
				prove("Check that every order has its gross amount.", FILLED),
				migrate("V2",
						"VACUUM and ANALYZE the table. The space of the old row versions can be used again, and the planner knows the new values.")
					.pointOfNoReturn("There is nothing to undo: VACUUM changes no data"));
	}

	@Override
	public List<Check> goal() {
		return List.of(FILLED);
	}

	/** An UPDATE that names one column, and one that names all of them. */
	@Override
	public List<Endpoint> endpoints() {
		return Endpoint.cast(Endpoint.Values.TEXT, Endpoint.flush(Endpoint.Values.TEXT));
	}

	@Override
	public String name() {
		return "backfill";
	}

	@Override
	public String title() {
		return "Compute the column large_order.gross for all rows";
	}

	@Override
	public String hazard() {
		return "a job that reads and saves whole entities overwrites what users have changed in between, without an error";
	}

	@Override
	public List<Release> releases() {
		return List.of(V1);
	}

	@Override
	public long defaultRows() {
		return 300_000;
	}

}
