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
				migrate("V2", "SHARE on the table while it builds: every write waits"));
	}

	@Override
	public Path folklore() {
		return Path.folklore("CONCURRENTLY IF NOT EXISTS under a lock_timeout; if it fails, repair and migrate again",
				report(),
				migrate("V2", "waits for the report's snapshot longer than lock_timeout").within(Duration.ofSeconds(2))
					.goingOnIfItFails(),
				repair("Flyway goes on only after this; the INVALID index stays"),
				migrate("V2", "IF NOT EXISTS finds the INVALID index, skips it and reports success")
					.within(Duration.ofSeconds(2)));
	}

	@Override
	public Path safe() {
		return Path.safe("drop only what a failed try left, build CONCURRENTLY without a timeout, then look at it",
				report(),
				migrate("V2", "looks first, builds it, and waits for the report, while reads and writes go on"),
				prove("the index is valid", VALID), prove("the planner uses it", USED));
	}

	private static Step report() {
		return meanwhile("a report", "SELECT count(*) FROM small_order", Duration.ofSeconds(5),
				"its snapshot is older than the index build, as in any production");
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
	public String hazard() {
		return "CREATE INDEX stops every write to the table, and the pool takes the reads down with them";
	}

	@Override
	public List<Release> releases() {
		return List.of(new Release("v1", "org.downtimelab.index.v1"));
	}

}
