package org.downtimelab.dropindex;

import java.time.Duration;
import java.util.List;

import org.downtimelab.command.ScenarioCommand;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;
import org.downtimelab.traffic.Endpoint;

import static org.downtimelab.scenario.Step.meanwhileFor;
import static org.downtimelab.scenario.Step.migrate;
import static org.downtimelab.scenario.Step.prove;

/** Two indexes look alike, and one of them is used. */
public class DropIndexScenario implements Scenario {

	private static final String UNUSED = "large_order_placed_at_customer_id_idx";

	private static final Check LOOK_UPS_USE_THE_INDEX = Check.plannerUses("large_order_customer_id_idx",
			"SELECT * FROM large_order WHERE customer_id = 42 ORDER BY id DESC LIMIT 10");

	private final Duration cycle;

	private final Duration report;

	public DropIndexScenario() {
		this(Duration.ofSeconds(10), Duration.ofSeconds(8));
	}

	/**
	 * The same at another speed.
	 * @param cycle in which every query runs that the application has
	 * @param report how long a report takes
	 */
	DropIndexScenario(Duration cycle, Duration report) {
		this.cycle = cycle;
		this.report = report;
	}

	public static void main(String... arguments) {
		ScenarioCommand.run(new DropIndexScenario(), arguments);
	}

	@Override
	public Path risky() {
		return Path.risky("customer_id is in two indexes: DROP INDEX on the smaller one", report(), migrate("V2",
				"Drop the index on (customer_id), which is the wrong one. The statement waits for the report, and everybody waits behind it. Then each look-up reads every row, and nothing ends that."));
	}

	@Override
	public Path folklore() {
		return Path.folklore("try it first: BEGIN, DROP INDEX, EXPLAIN ANALYZE, ROLLBACK", migrate("V2",
				"Try a look-up without the index, and roll back. Everybody waits while one person reads the plan. It says about 100 ms, which seems good enough."),
				migrate("V3",
						"Drop the index CONCURRENTLY. That blocks nobody. Then all look-ups read every row at the same time."),
				migrate("V4",
						"Build the index again, once the cause is found. Without the index, all look-ups read every row at the same time, and the build shares the processors with them."));
	}

	@Override
	public Path safe() {
		return Path.safe("watch both indexes for a business cycle, then drop the unused one CONCURRENTLY", prove(
				"Watch the index on (placed_at, customer_id) for a business cycle: nobody scans it. In the lab, a cycle is 10 s.",
				new UnscannedIndex(UNUSED, this.cycle)), report(),
				migrate("V2", "Drop that index CONCURRENTLY. It waits for the report, and nobody waits behind it."));
	}

	private Step report() {
		return meanwhileFor(this.report, "a report", "SELECT * FROM large_order ORDER BY id LIMIT 100",
				"A report reads the orders page by page, in one transaction of 8 s. Its lock blocks no reads or writes, only changes of the table.");
	}

	@Override
	public List<Check> goal() {
		return List.of(LOOK_UPS_USE_THE_INDEX, Check.findsNothing("an index that nobody uses",
				"SELECT indexrelid::regclass FROM pg_index WHERE indexrelid = to_regclass('" + UNUSED + "')"));
	}

	@Override
	public List<Endpoint> endpoints() {
		return Endpoint.cast(Endpoint.Values.TEXT, Endpoint.lookUp());
	}

	@Override
	public String name() {
		return "drop-index";
	}

	@Override
	public String title() {
		return "Drop the unused one of two indexes on large_order";
	}

	@Override
	public String hazard() {
		return "the lock is over in a moment, and then the query that used the index takes all processors, without end";
	}

	@Override
	public List<Release> releases() {
		return List.of(new Release("v1", "org.downtimelab.dropindex.v1"));
	}

	/** One look-up without its index takes 0.1 s of a processor then. */
	@Override
	public long defaultRows() {
		return 1_000_000;
	}

}
