package org.downtimelab.lockqueue;

import java.time.Duration;
import java.util.List;

import org.downtimelab.command.ScenarioCommand;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Meanwhile;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;

import static org.downtimelab.guard.Blocked.everythingOn;
import static org.downtimelab.scenario.Step.meanwhileFor;
import static org.downtimelab.scenario.Step.migrate;

/** The most harmless change there is, while somebody reads the table for long. */
public class LockQueueScenario implements Scenario {

	/**
	 * With the remedy that the scenario not-null shows: so what is seen here comes from
	 * the queue, not from a column that is added.
	 */
	private static final Release V1 = new Release("v1", "org.downtimelab.lockqueue.v1").returningOnlyTheId();

	private final Duration report;

	public LockQueueScenario() {
		this(Duration.ofSeconds(15));
	}

	/**
	 * The same at another speed: all other times are parts of this one.
	 * @param report how long a report takes
	 */
	LockQueueScenario(Duration report) {
		this.report = report;
	}

	public static void main(String... arguments) {
		ScenarioCommand.run(new LockQueueScenario(), arguments);
	}

	@Override
	public Path risky() {
		return Path.risky("ALTER TABLE … ADD COLUMN: it takes a moment, so nobody sets a timeout", firstReport(),
				secondReport(), thirdReport(), migrate("V2",
						"Add the column. It asks for its lock while a report is open, and waits until the report ends."));
	}

	@Override
	public Path folklore() {
		return Path.folklore("set a lock_timeout of 5 s, and try again until it works", firstReport(), secondReport(),
				thirdReport(),
				migrate("V2",
						"Add the column with a lock_timeout of 5 s, and try again after 1 s. Each try waits for the report that is open, and is an outage of 5 s. Between two tries, the next report begins.")
					.within(this.report.dividedBy(3))
					.retried(20, this.report.dividedBy(15)));
	}

	@Override
	public Path safe() {
		return Path.safe("look first; when nobody is in the way, try for 100 ms", firstReport(), secondReport(),
				thirdReport(),
				migrate("V2",
						"Add the column when no report is in its way. Until then it asks for no lock, so nobody queues behind it.")
					.guard(everythingOn("large_order")));
	}

	private Meanwhile firstReport() {
		return report("a report",
				"A report reads the orders page by page, in one transaction of 15 s. Its lock blocks no reads or writes, only changes of the table.");
	}

	private Meanwhile secondReport() {
		return report("the second report", "A second report follows 10 s later. It takes 15 s as well.")
			.after(this.report.multipliedBy(2).dividedBy(3));
	}

	private Meanwhile thirdReport() {
		return report("the third report", "A third report follows 20 s later.")
			.after(this.report.multipliedBy(4).dividedBy(3));
	}

	private Meanwhile report(String name, String why) {
		return meanwhileFor(this.report, name, "SELECT * FROM large_order ORDER BY id LIMIT 100", why);
	}

	@Override
	public List<Check> goal() {
		return List.of(Check.columnIsThere("large_order", "carrier"));
	}

	@Override
	public String name() {
		return "lock-queue";
	}

	@Override
	public String title() {
		return "Add the nullable column large_order.carrier while reports run";
	}

	@Override
	public String hazard() {
		return "a lock that is only wanted stops everyone behind it, for as long as somebody else's report takes";
	}

	@Override
	public List<Release> releases() {
		return List.of(V1);
	}

	/** Nothing here grows with the rows. */
	@Override
	public long defaultRows() {
		return 1_000_000;
	}

}
