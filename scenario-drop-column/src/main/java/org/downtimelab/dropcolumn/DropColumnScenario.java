package org.downtimelab.dropcolumn;

import java.util.List;

import org.downtimelab.command.ScenarioCommand;
import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.traffic.Endpoint;

import static org.downtimelab.guard.Blocked.everythingOn;
import static org.downtimelab.scenario.Step.migrate;
import static org.downtimelab.scenario.Step.release;

/** A column that nobody needs any more, NOT NULL and without a default. */
public class DropColumnScenario implements Scenario {

	private static final Release V1 = new Release("v1", "org.downtimelab.dropcolumn.v1");

	/**
	 * The release that is live when the column goes on the safe path, so it has the
	 * remedy that the scenario not-null shows; v1 is a default application.
	 */
	private static final Release V2 = new Release("v2", "org.downtimelab.dropcolumn.v2").returningOnlyTheId();

	public static void main(String... arguments) {
		ScenarioCommand.run(new DropColumnScenario(), arguments);
	}

	@Override
	public Path risky() {
		return Path.risky("drop the column first, then deploy the code that no longer uses it",
				migrate("V2",
						"Drop the column. The lock lasts a moment, but from now on v1 can neither read nor insert."),
				release(V2,
						"Deploy v2, which does not use the column. The errors end when the last v1 instance is gone."));
	}

	@Override
	public Path folklore() {
		return Path
			.folklore("ship code and migration together: the new release drops the column when it starts", release(V2,
					"Deploy v2, which drops the column when it starts. The first v2 instance drops it before it is ready, while the v1 instances still serve all users.")
				.migratingAtStartUp("V2"));
	}

	@Override
	public Path safe() {
		return Path.safe("give the column a default, roll out code that ignores it, then drop it", migrate("V2",
				"Give the column a default. v2 leaves the column out of its inserts. Without a default they would fail.")
			.guard(everythingOn("large_order")),
				release(V2, "Deploy v2, which ignores the column. The v1 instances beside it still read and write it."),
				migrate("V3", "Drop the column. No running release uses it.").guard(everythingOn("large_order"))
					.pointOfNoReturn("No way back: the values are gone, and only a backup brings them back"));
	}

	@Override
	public List<Check> goal() {
		return List.of(Check.columnIsGone("large_order", "legacy_code"));
	}

	/** An UPDATE that names one column, and one that names all of them. */
	@Override
	public List<Endpoint> endpoints() {
		return Endpoint.cast(Endpoint.Values.TEXT, Endpoint.flush(Endpoint.Values.TEXT));
	}

	@Override
	public String name() {
		return "drop-column";
	}

	@Override
	public String title() {
		return "Drop the column large_order.legacy_code";
	}

	@Override
	public String hazard() {
		return "DROP COLUMN takes a moment, and breaks every instance whose code still names the column";
	}

	@Override
	public List<Release> releases() {
		return List.of(V1, V2);
	}

	/** The lock is brief at any size; what hurts is the code. */
	@Override
	public long defaultRows() {
		return 1_000_000;
	}

}
