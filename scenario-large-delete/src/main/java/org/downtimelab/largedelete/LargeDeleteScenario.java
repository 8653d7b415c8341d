package org.downtimelab.largedelete;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.downtimelab.command.ScenarioCommand;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.KeptRows;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;
import org.downtimelab.traffic.Endpoint;

import static org.downtimelab.scenario.Step.backfill;
import static org.downtimelab.scenario.Step.meanwhileFor;
import static org.downtimelab.scenario.Step.migrate;
import static org.downtimelab.scenario.Step.prove;

/** Half of a table goes, while somebody's snapshot still needs it. */
public class LargeDeleteScenario implements Scenario {

	private static final String NEW_YEAR = "'2026-01-01 00:00:00+00'";

	private static final NoOldSnapshot NO_OLD_SNAPSHOT = new NoOldSnapshot(Duration.ofMinutes(2));

	private final Duration report;

	public LargeDeleteScenario() {
		this(Duration.ofSeconds(20));
	}

	/**
	 * The same at another speed.
	 * @param report how long a report takes
	 */
	LargeDeleteScenario(Duration report) {
		this.report = report;
	}

	public static void main(String... arguments) {
		ScenarioCommand.run(new LargeDeleteScenario(), arguments);
	}

	@Override
	public Path risky() {
		return Path.risky("one DELETE of all old orders, in a migration", report(), migrate("V2",
				"Delete the old orders in one statement. After its commit, every read of the oldest orders walks over all the dead rows, as long as the report is open. Nobody waits for its locks."),
				prove("Wait for the end of the report. Until then, VACUUM cannot remove the rows that its snapshot sees. Only ending the report would help.",
						NO_OLD_SNAPSHOT));
	}

	@Override
	public Path folklore() {
		return Path.folklore("delete 10,000 rows at a time in a loop, then VACUUM FULL for the space", report(),
				migrate("V2",
						"Delete 10,000 old orders at a time. While the report is open, the dead rows pile up in the way of every read of the oldest orders. The locks are short."),
				migrate("V3",
						"VACUUM FULL gives the space back. All reads and writes wait until every row is copied. If a report is open, they wait for its end as well."));
	}

	@Override
	public Path safe() {
		return Path.safe("wait until no snapshot is old, delete by ranges of the key, then VACUUM", report(), prove(
				"Wait until nobody has an old snapshot. While the report is open, PostgreSQL must keep the deleted rows. After its end, later reads skip them.",
				NO_OLD_SNAPSHOT),
				backfill("large_order", "DELETE FROM large_order WHERE id > ? AND id <= ? AND placed_at < " + NEW_YEAR,
						"Delete the old orders by ranges of the key. Each range is a transaction of its own, and a pause follows. Only a backup brings the rows back."),
				migrate("V2",
						"VACUUM the table. It removes the dead entries from the index, and new orders use the space. The file does not shrink.")
					.pointOfNoReturn("There is nothing to undo: VACUUM changes no data"));
	}

	private Step report() {
		return meanwhileFor(this.report, "a report", "SELECT * FROM large_order ORDER BY id LIMIT 100",
				"A report reads the orders page by page, in one transaction of 20 s. Until it ends, its snapshot needs every row that is deleted.");
	}

	@Override
	public List<Check> goal() {
		return List.of(Check.findsNothing("an order from before 2026",
				"SELECT id FROM large_order WHERE placed_at < %s LIMIT 1".formatted(NEW_YEAR)));
	}

	/** Orders that come in meanwhile, those of the customer 0, are counted as writes. */
	@Override
	public Optional<KeptRows> keptRows() {
		return Optional.of(new KeptRows("customer_id > 0 AND placed_at >= " + NEW_YEAR, List.of("large_order")));
	}

	@Override
	public List<Endpoint> endpoints() {
		return Endpoint.cast(Endpoint.Values.TEXT, Endpoint.oldest());
	}

	@Override
	public String name() {
		return "large-delete";
	}

	@Override
	public String title() {
		return "Delete the orders from before 2026, half of large_order";
	}

	@Override
	public String hazard() {
		return "after the DELETE, each read from the oldest order on walks over a million dead index entries, without any lock";
	}

	@Override
	public List<Release> releases() {
		return List.of(new Release("v1", "org.downtimelab.largedelete.v1"));
	}

	/** And as many old ones. */
	@Override
	public long defaultRows() {
		return 1_000_000;
	}

}
