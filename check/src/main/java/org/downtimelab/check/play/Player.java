package org.downtimelab.check.play;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.downtimelab.check.project.ParsedScript;
import org.downtimelab.check.project.Project;
import org.downtimelab.check.project.Script;
import org.downtimelab.database.Database;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Plays scripts of a project, with Flyway and its settings, in a database. */
public final class Player {

	/** What the migrating session is called. */
	public static final String NAME = "downtime-lab-check-migration";

	private static final String WAITS_FOR_FLYWAY = "It waits for the transaction that Flyway itself keeps open while it "
			+ "migrates, for ever. Set flyway.postgresql.transactional.lock=false "
			+ "(in Spring Boot: spring.flyway.postgresql.transactional-lock=false)";

	private final Project project;

	private final List<Script> earlier;

	private final Deadline deadline;

	/**
	 * A player.
	 * @param earlier scripts that have been played in each of its databases
	 */
	public Player(Project project, List<Script> earlier, Deadline deadline) {
		this.project = project;
		this.earlier = List.copyOf(earlier);
		this.deadline = deadline;
	}

	/** Plays one script more, or several. */
	public Played play(Database database, List<Script> more) {
		return flyway(database, more, null, StatementWatch.NONE, null, Flyway::migrate);
	}

	/**
	 * Plays one script more.
	 * @param watch stands around each of its statements
	 * @param parsed the script
	 */
	public Played play(Database database, Script script, ParsedScript parsed, StatementWatch watch) {
		return flyway(database, List.of(script), parsed, watch, null, Flyway::migrate);
	}

	/**
	 * Plays one script more, in a session with a setting of its role.
	 * @param initSql sent first in each session
	 */
	public Played play(Database database, Script script, ParsedScript parsed, StatementWatch watch, String initSql) {
		return flyway(database, List.of(script), parsed, watch, initSql, Flyway::migrate);
	}

	/** Has Flyway forget a failure, and plays the script again. */
	public Played repairAndPlay(Database database, Script script) {
		return flyway(database, List.of(script), null, StatementWatch.NONE, null, (flyway) -> {
			flyway.repair();
			flyway.migrate();
		});
	}

	private Played flyway(Database database, List<Script> more, ParsedScript parsed, StatementWatch watch,
			String initSql, Consumer<Flyway> work) {
		List<Script> known = new ArrayList<>(this.earlier);
		known.addAll(more);
		FluentConfiguration configuration = this.project.flyway(known)
			.dataSource(new WatchedScript(database.dataSource(NAME), parsed, watch, this.deadline).dataSource())
			.validateOnMigrate(false)
			.baselineOnMigrate(true)
			.baselineVersion("0");
		if (initSql != null) {
			configuration.initSql(initSql);
		}
		this.deadline.forget();
		try {
			work.accept(configuration.load());
			return Played.WELL;
		}
		catch (FlywayException ex) {
			Played failed = Played.failed(ex, this.deadline.hasStruck());
			return this.deadline.wasHopeless() ? failed.because(WAITS_FOR_FLYWAY) : failed;
		}
	}

}
