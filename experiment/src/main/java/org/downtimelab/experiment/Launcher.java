package org.downtimelab.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import org.downtimelab.database.Database;
import org.downtimelab.process.LabException;
import org.downtimelab.scenario.Release;

/** Starts instances of the application, each with a folder of its own for its log. */
final class Launcher implements ReleaseStarter {

	private final IntFunction<List<String>> program;

	private final Database database;

	private final Map<String, String> settings;

	private final Path folder;

	private int started;

	/**
	 * A launcher.
	 * @param program arguments of java, by the number of the instance, from 1: options,
	 * {@code -jar} and the jar
	 * @param settings more of the environment, as Spring Boot reads it
	 * @param folder takes a folder for each instance
	 */
	Launcher(IntFunction<List<String>> program, Database database, Map<String, String> settings, Path folder) {
		this.program = program;
		this.database = database;
		this.settings = settings;
		this.folder = folder;
	}

	/**
	 * A migration at start-up is Spring Boot's own Flyway, in sessions that the sampler
	 * knows as migrating ones.
	 */
	@Override
	public Instance start(Release release, org.downtimelab.scenario.Path path, String startUpMigration) {
		int number = ++this.started;
		List<String> arguments = new ArrayList<>(List.of("--release", release.name()));
		Map<String, String> environment = new HashMap<>(this.settings);
		if (startUpMigration != null) {
			arguments.addAll(List.of("--flyway", path.name(), "--flyway-target", startUpMigration));
			String url = this.database.url();
			environment.put("SPRING_FLYWAY_URL",
					url + (url.contains("?") ? "&" : "?") + "ApplicationName=" + WatchedPlayer.MIGRATION);
			environment.put("SPRING_FLYWAY_USER", this.database.user());
			environment.put("SPRING_FLYWAY_PASSWORD",
					(this.database.password() != null) ? this.database.password() : "");
		}
		try {
			Path own = Files.createDirectories(this.folder.resolve("instance-" + number));
			return new Instance(release, number,
					Application.start(this.program.apply(number), arguments, this.database, environment, own));
		}
		catch (IOException ex) {
			throw new LabException("Cannot write to " + this.folder + ": " + ex.getMessage(), ex);
		}
	}

}
