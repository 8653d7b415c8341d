package org.downtimelab.columntype;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.downtimelab.command.ScenarioCommand;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Column;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.traffic.Endpoint;

import static org.downtimelab.guard.Blocked.everythingOn;
import static org.downtimelab.guard.Blocked.writesTo;
import static org.downtimelab.scenario.Step.backfill;
import static org.downtimelab.scenario.Step.migrate;
import static org.downtimelab.scenario.Step.prove;
import static org.downtimelab.scenario.Step.release;

/** A time that was kept as text becomes a timestamptz. */
public class ColumnTypeScenario implements Scenario {

	/**
	 * Like the others, it has the remedy that the scenario not-null shows: so what is
	 * seen here comes from the type, not from a column that is added or dropped.
	 */
	private static final Release V1 = new Release("v1", "org.downtimelab.columntype.v1").returningOnlyTheId();

	private static final Release V2 = new Release("v2", "org.downtimelab.columntype.v2").returningOnlyTheId();

	private static final Release V2_IN_PLACE = new Release("v2-in-place", "org.downtimelab.columntype.v2inplace")
		.returningOnlyTheId();

	private static final Check NO_TEXT_LEFT = Check.findsNothing("a time that is not timestamptz", """
			SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
			WHERE attrelid = 'large_order'::regclass AND attname LIKE 'placed_at%' AND NOT attisdropped
			  AND atttypid <> 'timestamptz'::regtype""");

	/** As somebody asks who has seen all that there is and waits for more. */
	private static final String NEWER_THAN_ALL = "SELECT * FROM large_order WHERE %s > '2030-01-01' ORDER BY id LIMIT 10";

	private static final Check TWINS = Check.indexesHaveTwins("large_order", "placed_at", "placed_at_tz");

	private static final Check SAME_INSTANTS = Check.findsNothing("an order whose two times differ",
			"SELECT id FROM large_order WHERE placed_at_tz <> placed_at::timestamptz");

	public static void main(String... arguments) {
		ScenarioCommand.run(new ColumnTypeScenario(), arguments);
	}

	@Override
	public Path risky() {
		return Path.risky("ALTER COLUMN … TYPE, then deploy the release that expects the new type", migrate("V2",
				"Change the column's type. Nobody can read or write the table until every row and every index is rewritten. After that, v1 fails: it still sends text."),
				release(V2_IN_PLACE,
						"Deploy v2-in-place, which expects the new type. Until it runs everywhere, v1 sends text to a timestamptz column."));
	}

	@Override
	public Path folklore() {
		return Path.folklore("add a new column, copy the values in batches, then swap the two names",
				migrate("V2", "Add the new column. Only the catalogue changes."),
				backfill("large_order",
						"UPDATE large_order SET placed_at_new = placed_at::timestamptz WHERE id > ? AND id <= ?",
						"Copy the old column to the new one in batches. If a user changes a row after it was copied, the new column keeps the old value, and the swap throws the change away."),
				migrate("V3",
						"Copy the rows that came meanwhile, then swap the names of the two columns. From now on v1 fails: it still sends text. The index is gone with the old column, and the new column allows NULL."),
				release(V2_IN_PLACE,
						"Deploy v2-in-place, which expects the new type. Until it runs everywhere, v1 sends text to a timestamptz column."));
	}

	@Override
	public Path safe() {
		return Path.safe(
				"add a column with a new name, keep both in step with a trigger, drop the old one when no release uses it",
				migrate("V2", "Add the new column, NOT NULL with a constant default. Only the catalogue changes.")
					.guard(everythingOn("large_order")),
				migrate("V3",
						"Add a trigger that keeps both columns in step. From now on, a write to one column also sets the other.")
					.guard(writesTo("large_order")),
				backfill("large_order", """
						UPDATE large_order SET placed_at_tz = placed_at::timestamptz
						WHERE id > ? AND id <= ? AND placed_at_tz = '-infinity'""",
						"Copy the old column to the new one in batches. Rows written since step 2 already have both values."),
				prove("Check that both columns hold the same times.", SAME_INSTANTS),
				migrate("V4",
						"Index the new column CONCURRENTLY, then analyze it. Reads and writes go on. The planner needs the statistics to choose the index."),
				prove("Check that the new column has each index of the old one.", TWINS),
				release(V2, "Deploy v2, which uses the new column. The trigger fills the old one for v1."),
				migrate("V5", "Drop the old column. No running release uses it.").guard(everythingOn("large_order"))
					.pointOfNoReturn("No way back: the original text is gone; placed_at_tz keeps the same moment"));
	}

	@Override
	public List<Check> goal() {
		return List.of(NO_TEXT_LEFT, ofTheTime((column) -> Check.columnIsNotNull("large_order", column)),
				ofTheTime((column) -> Check.indexIsValid("large_order_" + column + "_idx")),
				ofTheTime((column) -> Check.columnHasStatistics("large_order", column)), ofTheTime((column) -> Check
					.plannerUses("large_order_" + column + "_idx", NEWER_THAN_ALL.formatted(column))));
	}

	/** Of the column that holds the time at the end, whatever a path calls it. */
	private static Check ofTheTime(Function<String, Check> check) {
		return (connection) -> {
			boolean renamed = Check.columnIsGone("large_order", "placed_at").problem(connection).isEmpty();
			return check.apply(renamed ? "placed_at_tz" : "placed_at").problem(connection);
		};
	}

	@Override
	public List<Endpoint> endpoints() {
		return Endpoint.cast(Endpoint.Values.INSTANT);
	}

	@Override
	public Column written(Path path, Endpoint endpoint) {
		return new Column(endpoint.table(), path.claimsToBeSafe() ? "placed_at_tz" : "placed_at");
	}

	@Override
	public Map<String, String> renames(Path path) {
		return path.claimsToBeSafe() ? Map.of("large_order.placed_at", "large_order.placed_at_tz",
				"large_order.large_order_placed_at_idx", "large_order.large_order_placed_at_tz_idx") : Map.of();
	}

	@Override
	public String name() {
		return "column-type";
	}

	@Override
	public String title() {
		return "Change the type of large_order.placed_at from text to timestamptz";
	}

	@Override
	public String hazard() {
		return "ALTER … TYPE rewrites the table while nobody can read it, then the live release cannot use the column";
	}

	@Override
	public List<Release> releases() {
		return List.of(V1, V2, V2_IN_PLACE);
	}

	@Override
	public long defaultRows() {
		return 1_000_000;
	}

}
