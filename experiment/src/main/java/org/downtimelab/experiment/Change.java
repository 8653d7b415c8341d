package org.downtimelab.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.downtimelab.scenario.Jdbc;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Promise;
import org.downtimelab.scenario.Step;
import org.downtimelab.scenario.Subject;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Steps plus a promise, and what they are made to.
 *
 * @param subject of the change
 * @param path its name, claim, promise and steps
 */
public record Change(Subject subject, Path path) {

	private static final Pattern VERSIONED = Pattern.compile("V([0-9][0-9._]*)__.*\\.sql");

	/**
	 * The versioned SQL migrations of a folder, each one a step.
	 * @param folder with files like {@code V2__add_index.sql}
	 */
	public static Change flyway(java.nio.file.Path folder) {
		List<Step> steps = new ArrayList<>();
		try (Stream<java.nio.file.Path> files = Files.list(folder)) {
			files.map((file) -> VERSIONED.matcher(file.getFileName().toString()))
				.filter(Matcher::matches)
				.map((name) -> name.group(1))
				.sorted((one, other) -> MigrationVersion.fromVersion(one)
					.compareTo(MigrationVersion.fromVersion(other)))
				.forEach((version) -> steps.add(Step.migrate("V" + version, "")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the migrations in " + folder, ex);
		}
		Subject subject = new Folder("flyway", "filesystem:" + folder.toAbsolutePath());
		return new Change(subject, new Path("flyway", folder.toString(), Promise.NONE, steps));
	}

	/** What some code does by itself, in a session that is watched. */
	public static Change jdbc(String name, Jdbc.Work work) {
		return new Change(new Folder(name, null), new Path(name, "", Promise.NONE, List.of(Step.jdbc(name, "", work))));
	}

	/** Without the migrations before this version, as in 12. */
	public Change from(String version) {
		MigrationVersion first = MigrationVersion.fromVersion(version);
		return new Change(this.subject, new Path(this.path.name(), this.path.claim(), this.path.claimant(),
				this.path.promise(),
				this.path.steps()
					.stream()
					.filter((step) -> MigrationVersion.fromVersion(step.name().substring(1)).compareTo(first) >= 0)
					.toList()));
	}

	/** With a promise, to which it is held. */
	public Change promising(Promise promise) {
		return new Change(this.subject,
				new Path(this.path.name(), this.path.claim(), this.path.claimant(), promise, this.path.steps()));
	}

	/**
	 * Somebody else's migrations.
	 *
	 * @param location as Flyway takes it, or null
	 */
	private record Folder(String name, String location) implements Subject {

		@Override
		public List<String> locations(String folder) {
			return Optional.ofNullable(this.location).stream().toList();
		}

	}

}
