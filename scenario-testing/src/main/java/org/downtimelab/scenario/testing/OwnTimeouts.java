package org.downtimelab.scenario.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.regex.Pattern;

import org.assertj.core.api.SoftAssertions;
import org.downtimelab.database.Database;
import org.downtimelab.experiment.WatchedPlayer;
import org.downtimelab.observe.StandIn;
import org.downtimelab.play.Outcome;
import org.downtimelab.play.StepPlayer;
import org.downtimelab.process.Query;
import org.downtimelab.scenario.Backfilling;
import org.downtimelab.scenario.Meanwhile;
import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Proof;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;

/**
 * Plays a path in sessions that have a {@code lock_timeout} and a
 * {@code statement_timeout} from the start, as those of a role that was given some, and
 * asks before each statement whether these are still the ones that hold.
 */
final class OwnTimeouts implements JdbcCalls {

	private static final int INHERITED_LOCK_TIMEOUT_MS = 91_337;

	private static final int INHERITED_STATEMENT_TIMEOUT_MS = 81_337;

	/** Half the SLO of 250 ms: for so long a try may make everyone queue behind it. */
	private static final int LONGEST_TRY_MS = 125;

	private static final Pattern CHANGES = Pattern
		.compile("(?is)^(\\s|--[^\\n]*\\n)*(ALTER|CREATE|DROP|LOCK|DO|ANALYZE|UPDATE|INSERT|DELETE|WITH)\\b.*");

	private static final Pattern BOOK_KEEPING = Pattern.compile("flyway_schema_history|backfill_progress");

	private final Set<Connection> begun = Collections.newSetFromMap(new WeakHashMap<>());

	private final SoftAssertions verdicts = new SoftAssertions();

	private Step step;

	/**
	 * Fails where a statement of a migration, a backfill or a proof runs under them. What
	 * others do meanwhile is left out.
	 */
	static void of(Scenario scenario, Path path, Database database) throws SQLException {
		OwnTimeouts timeouts = new OwnTimeouts();
		try (StepPlayer player = new StepPlayer(scenario, path,
				timeouts.on(database.dataSource(WatchedPlayer.MIGRATION)),
				timeouts.on(database.dataSource("others")))) {
			for (Step step : path.steps()) {
				if (step instanceof Meanwhile) {
					continue;
				}
				timeouts.step = step;
				Outcome outcome = player.play(step);
				timeouts.verdicts.assertThat(outcome.error()).as(step.name()).isEmpty();
			}
		}
		timeouts.verdicts.assertAll();
	}

	@Override
	public Object made(Connection connection, String sql, StandIn.Call call) throws Throwable {
		boolean ours = this.step instanceof Migration || this.step instanceof Backfilling || this.step instanceof Proof;
		if (ours && this.begun.add(connection)) {
			try (Statement statement = connection.createStatement()) {
				statement.execute("SET lock_timeout = %s; SET statement_timeout = %s"
					.formatted(INHERITED_LOCK_TIMEOUT_MS, INHERITED_STATEMENT_TIMEOUT_MS));
			}
		}
		if (ours && works(sql)) {
			look(connection, "%s: %s".formatted(this.step.name(), sql.strip()));
		}
		return call.make();
	}

	private boolean works(String sql) {
		if (this.step instanceof Proof) {
			return !sql.startsWith("SET ");
		}
		return CHANGES.matcher(sql).matches() && !BOOK_KEEPING.matcher(sql).find();
	}

	private void look(Connection connection, String statement) throws SQLException {
		this.verdicts.assertThat(milliseconds(connection, "statement_timeout"))
			.as("statement_timeout at %s", statement)
			.isNotEqualTo(INHERITED_STATEMENT_TIMEOUT_MS);
		int lock = milliseconds(connection, "lock_timeout");
		if (this.step instanceof Migration migration && migration.guarded() != null) {
			this.verdicts.assertThat(lock).as("lock_timeout at %s", statement).isBetween(1, LONGEST_TRY_MS);
		}
		else {
			this.verdicts.assertThat(lock).as("lock_timeout at %s", statement).isNotEqualTo(INHERITED_LOCK_TIMEOUT_MS);
		}
	}

	private static int milliseconds(Connection connection, String setting) throws SQLException {
		return Query
			.first(connection, "SELECT setting FROM pg_settings WHERE name = ?", (row) -> row.getInt(1), setting)
			.orElseThrow();
	}

}
