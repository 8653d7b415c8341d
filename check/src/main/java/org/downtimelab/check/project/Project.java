package org.downtimelab.check.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.check.CheckRefused;
import org.downtimelab.check.project.Script.Kind;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Somebody's migrations, and how their project has Flyway play them. */
public final class Project {

	private final Path folder;

	private final FlywaySettings settings;

	private final List<Path> files = new ArrayList<>();

	private final List<Script> scripts;

	private final List<String> notes = new ArrayList<>();

	private Project(Path folder) {
		this.folder = folder.toAbsolutePath().normalize();
		this.settings = FlywaySettings.near(this.folder);
		Locations locations = Locations.of(this.folder, this.settings);
		for (Path each : locations.folders()) {
			ScriptFolder read = ScriptFolder.read(each);
			this.files.addAll(read.files());
			this.notes.addAll(read.notes());
		}
		if (this.settings.file() != null) {
			this.notes.add("Flyway's settings come from " + this.folder.relativize(this.settings.file())
					+ ", as seen from the migrations");
		}
		this.notes.addAll(locations.notes());
		ScriptNames names = new ScriptNames(configuration(this.files));
		this.scripts = this.files.stream().map(names::script).filter((each) -> each != null).toList();
		this.notes.addAll(names.notes());
		this.notes.addAll(JavaMigrations.beside(this.folder, this.files));
		refuseTwins();
		if (versioned().isEmpty() && repeatable().isEmpty()) {
			throw new CheckRefused(
					"There is no migration in " + folder + ". Flyway's are named like V1__create_orders.sql"
							+ names.notes().stream().findFirst().map((note) -> ". " + note).orElse(""));
		}
	}

	/**
	 * Reads a project.
	 * @param folder with its migrations
	 * @throws CheckRefused if nothing can be checked there
	 */
	public static Project in(Path folder) {
		return new Project(folder);
	}

	private void refuseTwins() {
		Map<MigrationVersion, Script> seen = new LinkedHashMap<>();
		for (Script script : versioned()) {
			Script twin = seen.put(script.version(), script);
			if (twin != null) {
				throw new CheckRefused("Two files have the version " + script.version() + ": " + twin.name() + " and "
						+ script.name() + ". Give one of them another version");
			}
		}
	}

	/** Those with a version, in its order. */
	public List<Script> versioned() {
		return this.scripts.stream()
			.filter((script) -> script.kind() == Kind.VERSIONED)
			.sorted(Comparator.comparing(Script::version))
			.toList();
	}

	/** Those without, in the order of their descriptions, as Flyway plays them. */
	public List<Script> repeatable() {
		return this.scripts.stream()
			.filter((script) -> script.kind() == Kind.REPEATABLE)
			.sorted(Comparator.comparing(Script::description))
			.toList();
	}

	/** The way back from a version, or null. */
	public Script undo(MigrationVersion version) {
		return this.scripts.stream()
			.filter((script) -> script.kind() == Kind.UNDO && script.version().equals(version))
			.findFirst()
			.orElse(null);
	}

	/** What of it is left out, and what is read where. */
	public List<String> notes() {
		return List.copyOf(this.notes);
	}

	/** A script's name as seen from where the lab was started, or its full path. */
	public String path(Script script) {
		Path here = Path.of("").toAbsolutePath();
		return script.file().startsWith(here) ? here.relativize(script.file()).toString() : script.file().toString();
	}

	/** A script, cut into statements. */
	public ParsedScript parse(Script script) {
		FluentConfiguration configuration = configuration(this.files);
		return ParsedScript.of(script, new ScriptSource(this.files, configuration.getEncoding()), configuration);
	}

	/**
	 * Flyway, as the project has it, for some of the scripts.
	 * @param some of them
	 */
	public FluentConfiguration flyway(List<Script> some) {
		List<Path> named = some.stream().map(Script::file).toList();
		return configuration(this.files.stream()
			.filter((file) -> named.contains(file) || !ScriptNames.isSql(file) || isCallback(file))
			.toList());
	}

	/** What Flyway runs around migrations, such as beforeMigrate.sql. */
	private boolean isCallback(Path file) {
		return this.scripts.stream().noneMatch((script) -> script.file().equals(file));
	}

	private FluentConfiguration configuration(List<Path> some) {
		FluentConfiguration configuration = Flyway.configure();
		try {
			configuration.configuration(this.settings.forScripts());
		}
		catch (FlywayException ex) {
			throw new CheckRefused(this.settings.file() + ": " + ex.getMessage().strip().replaceAll("\\s+", " "), ex);
		}
		return configuration.loggers(QuietLog.class.getName())
			.resourceProvider(new ScriptSource(some, configuration.getEncoding()))
			.locations("filesystem:" + this.folder)
			.validateMigrationNaming(false)
			.ignoreMigrationPatterns("*:missing", "*:ignored");
	}

}
