package org.downtimelab.check;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.downtimelab.check.play.Deadline;
import org.downtimelab.check.play.Player;
import org.downtimelab.check.project.Project;
import org.downtimelab.check.project.Script;
import org.downtimelab.check.result.CheckResult;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.Verdict;
import org.downtimelab.check.scratch.Scratch;
import org.downtimelab.database.Database;
import org.downtimelab.database.DatabaseException;
import org.downtimelab.database.Server;
import org.flywaydb.core.api.MigrationVersion;

/** Plays somebody's migrations on a server and says what they do to live traffic. */
public final class Check {

	private final CheckOptions options;

	private Check(CheckOptions options) {
		this.options = options;
	}

	/** A check of what the options name. */
	public static Check of(CheckOptions options) {
		return new Check(options);
	}

	/**
	 * Plays it.
	 * @param server takes scratch databases and scratch roles, and is left without them
	 * @param progress told in plain words what is going on, a line each
	 * @return what was found
	 * @throws CheckRefused if the folder, or what comes before, cannot be played
	 */
	public CheckResult on(Server server, Consumer<String> progress) {
		Project project = Project.in(this.options.folder());
		List<Script> checked = checked(project);
		if (checked.isEmpty()) {
			return new CheckResult(server.version(), Map.of(), List.of(), project.notes());
		}
		List<Script> earlier = new ArrayList<>(project.versioned());
		earlier.removeAll(checked);
		try (Scratch scratch = Scratch.on(server, this.options.allowSuperuser());
				Deadline deadline = new Deadline(scratch, this.options.statementTimeout())) {
			return new Checking(project, scratch, deadline, progress).of(server.version(), earlier, checked);
		}
		catch (SQLException ex) {
			throw new DatabaseException("The check was interrupted by the server: " + ex.getMessage(), ex);
		}
	}

	/**
	 * What a branch adds may be nothing; or older than what is there, and comes last
	 * then.
	 */
	private List<Script> checked(Project project) {
		List<Script> all = project.versioned();
		if (this.options.only() != null) {
			Stream<Script> repeatable = project.repeatable()
				.stream()
				.filter((script) -> this.options.only().contains(script.file())
						|| this.options.changed().containsKey(script.file()));
			return Stream
				.concat(all.stream().filter((script) -> this.options.only().contains(script.file())), repeatable)
				.toList();
		}
		if (all.isEmpty()) {
			throw new CheckRefused("There is no migration with a version in " + this.options.folder());
		}
		if (this.options.from() == null) {
			return List.of(all.get(all.size() - 1));
		}
		MigrationVersion from = MigrationVersion.fromVersion(this.options.from().replaceFirst("^[Vv]", ""));
		List<Script> checked = all.stream().filter((script) -> script.version().compareTo(from) >= 0).toList();
		if (checked.isEmpty()) {
			throw new CheckRefused("There is no version " + from + " or newer in " + this.options.folder()
					+ ": the newest is " + all.get(all.size() - 1).version());
		}
		return checked;
	}

	/** One check at work. */
	private final class Checking {

		private final Project project;

		private final Scratch scratch;

		private final Deadline deadline;

		private final Consumer<String> progress;

		private final Set<String> notes = new LinkedHashSet<>();

		private final Map<String, Long> rows = new LinkedHashMap<>();

		Checking(Project project, Scratch scratch, Deadline deadline, Consumer<String> progress) {
			this.project = project;
			this.scratch = scratch;
			this.deadline = deadline;
			this.progress = progress;
			this.notes.addAll(project.notes());
		}

		CheckResult of(String version, List<Script> earlier, List<Script> checked) throws SQLException {
			Database base = this.scratch.empty("base");
			List<Script> played = new ArrayList<>();
			if (Check.this.options.schema() != null) {
				new Dump(Check.this.options.schema()).play(base, this.deadline);
			}
			else {
				this.progress.accept("Replaying " + earlier.size() + " older migrations");
				new OlderMigrations(this.project, this.deadline, Check.this.options.changed(), this.notes).replay(base,
						earlier, checked);
				played.addAll(earlier);
			}
			this.project.repeatable()
				.stream()
				.filter((script) -> !checked.contains(script))
				.forEach((script) -> this.notes.add(script.name()
						+ " is repeatable and has no verdict. --since checks it if it is new or changed"));
			List<CheckedMigration> migrations = new ArrayList<>();
			boolean stopped = false;
			for (Script script : checked) {
				if (stopped) {
					migrations.add(skipped(script));
					continue;
				}
				this.progress.accept("Checking " + script.name());
				Player player = new Player(this.project, played, this.deadline);
				MigrationCheck check = new MigrationCheck(this.project, script, player, this.scratch, this.deadline,
						Check.this.options);
				migrations.add(check.of(base));
				this.notes.addAll(check.notes());
				this.rows.putAll(check.filledRows());
				stopped = script != checked.get(checked.size() - 1) && !player.play(base, List.of(script)).well();
				played.add(script);
			}
			return new CheckResult(version, this.rows, migrations, List.copyOf(this.notes));
		}

		private CheckedMigration skipped(Script script) {
			String version = (script.version() != null) ? script.version().toString() : null;
			return new CheckedMigration(version, script.name(), this.project.path(script), Verdict.CAREFUL,
					CheckedMigration.SKIPPED, "An earlier migration failed", 0, List.of(), List.of(), List.of(),
					List.of());
		}

	}

}
