package org.downtimelab.index;

import java.time.Duration;
import java.util.List;

import org.downtimelab.command.ScenarioCommand;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;

import static org.downtimelab.scenario.Step.meanwhile;
import static org.downtimelab.scenario.Step.migrate;
import static org.downtimelab.scenario.Step.prove;
import static org.downtimelab.scenario.Step.repair;

/** An index for the orders of one customer, on a live table. */
public class IndexScenario implements Scenario {

	private static final String INDEX = "large_order_customer_id_idx";

	private static final Check VALID = Check.indexIsValid(INDEX, "customer_id");

	private static final Check USED = Check.plannerUses(INDEX, "SELECT * FROM large_order WHERE customer_id = 42");

	public static void main(String... arguments) {
		ScenarioCommand.run(new IndexScenario(), arguments);
	}

	@Override
	public Path risky() {
		return Path.risky("CREATE INDEX, as every framework generates it",
				migrate("V2", "Build the index with CREATE INDEX. The lock lasts until the index is built."));
	}

	@Override
	public Path folklore() {
		return Path.folklore(
				"CREATE INDEX CONCURRENTLY IF NOT EXISTS with a lock_timeout; if it fails, repair and run it again",
				report(),
				migrate("V2",
						"Build the index CONCURRENTLY, with a lock_timeout of 2 s. A report's transaction is open. The build waits for it until the lock_timeout cancels the build and leaves an INVALID index: no query uses it, but every write still maintains it.")
					.within(Duration.ofSeconds(2))
					.goingOnIfItFails(),
				repair("Run flyway repair. Flyway refuses to go on without it. The INVALID index stays."),
				migrate("V2",
						"Run the same migration again. IF NOT EXISTS finds the name of the INVALID index taken, skips the build and reports success.")
					.within(Duration.ofSeconds(2)));
	}

	@Override
	public Path safe() {
		return Path.safe(
				"drop the INVALID index of a failed build, if there is one; build CONCURRENTLY without a timeout; check the index",
				report(),
				migrate("V2",
						"Build the index CONCURRENTLY, with no timeout. It waits until all older transactions have ended, while reads and writes go on."),
				prove("Check that the index is valid.", VALID), prove("Check that the planner uses it.", USED));
	}

	private static Step report() {
		return meanwhile("a report", "SELECT count(*) FROM small_order", Duration.ofSeconds(5),
				"A report reads in one long transaction. It began before the index build. Such reports are common in production.");
	}

	@Override
	public List<Check> goal() {
		return List.of(VALID, USED);
	}

	@Override
	public String name() {
		return "index";
	}

	@Override
	public String title() {
		return "Add an index on large_order (customer_id)";
	}

	@Override
	public String hazard() {
		return "CREATE INDEX stops every write to the table, and the pool takes the reads down with them";
	}

	@Override
	public List<Release> releases() {
		return List.of(new Release("v1", "org.downtimelab.index.v1"));
	}

}
