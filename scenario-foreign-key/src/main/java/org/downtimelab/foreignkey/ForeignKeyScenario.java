package org.downtimelab.foreignkey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.downtimelab.command.ScenarioCommand;
import org.downtimelab.foreignkey.v1.LargeOrders;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Endpoint;
import org.downtimelab.scenario.KeptRows;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Seed;
import org.downtimelab.scenario.Step;

import static org.downtimelab.scenario.Step.backfill;
import static org.downtimelab.scenario.Step.meanwhileFor;
import static org.downtimelab.scenario.Step.migrate;
import static org.downtimelab.scenario.Step.prove;
import static org.downtimelab.scenario.Blocked.writesTo;

/** A foreign key from the orders to their customers, with orphans in the way. */
public class ForeignKeyScenario implements Scenario {

	private static final Check VALID = Check.constraintIsValid("large_order", "large_order_customer_id_fkey");

	private static final Check NO_ORPHANS = Check.findsNothing("an order without a customer", """
			SELECT id FROM large_order o WHERE NOT EXISTS (SELECT FROM customer c WHERE c.id = o.customer_id)""");

	public static void main(String... arguments) {
		ScenarioCommand.run(new ForeignKeyScenario(), arguments);
	}

	@Override
	public Path risky() {
		return Path.risky("ADD FOREIGN KEY; when an orphan stops it, delete the orphans first",
				migrate("V2", "ends at an orphan, and nothing has changed").goingOnIfItFails(),
				migrate("V2", "destroys the orphans, then holds up the writes to both tables for the scan").edited());
	}

	@Override
	public Path folklore() {
		return Path.folklore("NOT VALID, then VALIDATE, in one migration",
				migrate("V2", "a table for the orphans: touches no row"), moveOrphans(),
				migrate("V3", "the lock that NOT VALID takes is held to the end of VALIDATE"));
	}

	@Override
	public Path safe() {
		return Path.safe("move the orphans aside, NOT VALID under a guard, VALIDATE in a transaction of its own",
				migrate("V2", "a table for the orphans: touches no row"), moveOrphans(),
				meanwhileFor(Duration.ofSeconds(3), "an import",
						"INSERT INTO large_order (customer_id, amount, note) VALUES (1, 1, 'imported')",
						"has written and not committed: the foreign key must wait for it"),
				migrate("V3", "when the import is over, and nobody has to queue")
					.guard(writesTo("large_order", "customer")),
				prove("no orphan is left", NO_ORPHANS), migrate("V4", "checks every order while all of them are used"));
	}

	private static Step moveOrphans() {
		return backfill("large_order", """
				WITH orphan AS (
				  DELETE FROM large_order o
				  WHERE id > ? AND id <= ? AND NOT EXISTS (SELECT FROM customer c WHERE c.id = o.customer_id)
				  RETURNING *)
				INSERT INTO orphaned_order SELECT * FROM orphan""", "moves the orphans where nothing of them is lost");
	}

	@Override
	public List<Check> goal() {
		return List.of(VALID);
	}

	@Override
	public Optional<KeptRows> keptRows() {
		return Optional.of(new KeptRows("id < 0", List.of("large_order", "orphaned_order")));
	}

	@Override
	public Set<String> leaves(Path path) {
		return Set.of("orphaned_order");
	}

	@Override
	public List<Endpoint> endpoints() {
		List<Endpoint> endpoints = new ArrayList<>(Endpoint.cast("text"));
		endpoints.add(Endpoint.update("customer-update", "/customer/{id}", "text", "customer"));
		return endpoints;
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
	public String hazard() {
		return "ADD FOREIGN KEY stops the writes to both tables, and what is deleted to make it pass is gone";
	}

	@Override
	public List<Release> releases() {
		return List.of(new Release("v1", LargeOrders.class));
	}

	@Override
	public long defaultRows() {
		return 2_000_000;
	}

}
