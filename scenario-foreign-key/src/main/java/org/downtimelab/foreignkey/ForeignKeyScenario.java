package org.downtimelab.foreignkey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.downtimelab.command.ScenarioCommand;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.KeptRows;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Seed;
import org.downtimelab.scenario.Step;
import org.downtimelab.traffic.Endpoint;

import static org.downtimelab.guard.Blocked.writesTo;
import static org.downtimelab.scenario.Step.backfill;
import static org.downtimelab.scenario.Step.meanwhileFor;
import static org.downtimelab.scenario.Step.migrate;
import static org.downtimelab.scenario.Step.prove;
import static org.downtimelab.scenario.Step.release;

/** A foreign key from the orders to their customers, with orphans in the way. */
public class ForeignKeyScenario implements Scenario {

	private static final String INDEX = "large_order_customer_id_idx";

	private static final Release V1 = new Release("v1", "org.downtimelab.foreignkey.v1");

	private static final Release V2 = new Release("v2", "org.downtimelab.foreignkey.v2");

	private static final Check VALID = Check.constraintIsValid("large_order", "large_order_customer_id_fkey");

	private static final Check INDEXED = Check.indexIsValid(INDEX, "customer_id");

	/** What the server asks when a customer is deleted. */
	private static final Check DELETES_ARE_FAST = Check.plannerUses(INDEX,
			"SELECT FROM large_order WHERE customer_id = 42 FOR KEY SHARE");

	private static final Check NO_ORPHANS = Check.findsNothing("an order without a customer", """
			SELECT id FROM large_order o WHERE NOT EXISTS (SELECT FROM customer c WHERE c.id = o.customer_id)""");

	public static void main(String... arguments) {
		ScenarioCommand.run(new ForeignKeyScenario(), arguments);
	}

	@Override
	public Path risky() {
		return Path.risky(
				"ADD FOREIGN KEY; if an order whose customer does not exist stops it, delete such orders, add the key",
				migrate("V2",
						"Add the foreign key. It fails at the first orphan (an order whose customer does not exist), and nothing has changed.")
					.goingOnIfItFails(),
				migrate("V2",
						"Lock the orders, delete the orphans, add the key. From then on, each delete of a customer reads all orders, and v1 can no longer insert an order whose customer does not exist.")
					.edited());
	}

	@Override
	public Path folklore() {
		return Path.folklore("move the orphans away; add the key NOT VALID and VALIDATE it in one migration", migrate(
				"V2",
				"Index large_order (customer_id) CONCURRENTLY. With it, a delete of a customer finds the customer's orders quickly."),
				migrate("V3", "Create a table for the orphans. No row is touched."), moveOrphans(),
				migrate("V4",
						"Add the key NOT VALID and VALIDATE it, in one migration. The two statements run in one transaction, so the lock lasts until VALIDATE has read every order. From then on, v1 can no longer insert an order whose customer does not exist."),
				release(V2, "Deploy v2, which writes no orphans. The errors end when the last v1 instance is gone."));
	}

	@Override
	public Path safe() {
		return Path.safe("index; code that writes no orphans; add the key NOT VALID; move the orphans; VALIDATE",
				migrate("V2",
						"Index large_order (customer_id) CONCURRENTLY. With it, a delete of a customer finds the customer's orders quickly. Reads and writes go on."),
				prove("Check that the index is valid.", INDEXED),
				release(V2, "Deploy v2, which writes no orphans. As long as v1 runs, it writes new ones."),
				migrate("V3", "Create a table for the orphans. No row is touched."),
				meanwhileFor(Duration.ofSeconds(3), "an import",
						"INSERT INTO large_order (customer_id, amount, note) VALUES (1, 1, 'imported')",
						"An import has written a row and has not committed. The foreign key must wait for it."),
				migrate("V4",
						"Add the key NOT VALID, with a short lock_timeout. Try it when no open transaction is in the way: then no request queues behind it.")
					.guard(writesTo("large_order", "customer")),
				moveOrphans(), prove("Check that no orphan is left.", NO_ORPHANS),
				migrate("V5", "Validate the key. It checks every order, while reads and writes go on."));
	}

	private static Step moveOrphans() {
		return backfill("large_order", """
				WITH orphan AS (
				  DELETE FROM large_order o
				  WHERE id > ? AND id <= ? AND NOT EXISTS (SELECT FROM customer c WHERE c.id = o.customer_id)
				  RETURNING *)
				INSERT INTO orphaned_order SELECT * FROM orphan""",
				"Move the orphans to a table of their own, in batches. Every orphan is kept.");
	}

	@Override
	public List<Check> goal() {
		return List.of(VALID, INDEXED, DELETES_ARE_FAST);
	}

	@Override
	public Optional<KeptRows> keptRows() {
		return Optional.of(new KeptRows("id < 0", keptIn("large_order")));
	}

	/** An order that was moved aside is not lost. */
	@Override
	public List<String> keptIn(String table) {
		return table.equals("large_order") ? List.of(table, "orphaned_order") : List.of(table);
	}

	@Override
	public Set<String> leaves(Path path) {
		return Set.of("orphaned_order");
	}

	@Override
	public List<Endpoint> endpoints() {
		return Endpoint.cast(Endpoint.Values.TEXT,
				Endpoint.update("customer-update", "/customer/{id}", Endpoint.Values.TEXT, "customer"),
				Endpoint.delete("customer-delete", "/customer/{id}", "customer"));
	}

	@Override
	public List<Seed> seeds(long rows) {
		return List.of(new Seed("customer", rows), new Seed("large_order", rows), new Seed("small_order", 10));
	}

	@Override
	public String name() {
		return "foreign-key";
	}

	@Override
	public String title() {
		return "Add a foreign key from large_order (customer_id) to customer";
	}

	@Override
	public String hazard() {
		return "ADD FOREIGN KEY stops the writes to both tables; after it, each delete of a customer reads all orders";
	}

	@Override
	public List<Release> releases() {
		return List.of(V1, V2);
	}

	@Override
	public long defaultRows() {
		return 2_000_000;
	}

}
