package org.downtimelab.console.completeness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.scenario.Scenario;

/** Whether a scenario's paths and its SQL files speak of the same migrations. */
final class PathFiles {

	private final Path sql;

	private final Scenario scenario;

	private final List<String> problems = new ArrayList<>();

	PathFiles(Path module, Scenario scenario) {
		this.sql = module.resolve("src/main/resources/db").resolve(scenario.name());
		this.scenario = scenario;
	}

	List<String> problems() {
		for (org.downtimelab.scenario.Path path : List.of(this.scenario.risky(), this.scenario.folklore(),
				this.scenario.safe())) {
			if (path.steps().isEmpty()) {
				this.problems.add("scenario-%s: the %s path has no step".formatted(this.scenario.name(), path.name()));
			}
			sameMigrations(path);
		}
		waysBack(this.scenario.safe());
		return this.problems;
	}

	private void sameMigrations(org.downtimelab.scenario.Path path) {
		MigrationFiles files = read(path.name());
		Set<String> versions = new LinkedHashSet<>();
		migrations(path).forEach((migration) -> versions.add(migration.version()));
		path.steps()
			.stream()
			.filter((step) -> step instanceof Rollout rollout && rollout.startUpMigration() != null)
			.forEach((step) -> versions.add(((Rollout) step).startUpMigration()));
		for (String version : versions) {
			if (!files.byVersion().containsKey(version)) {
				this.problems.add("The %s path names %s, but there is no %s/%s__….sql".formatted(path.name(), version,
						files.folder(), version));
			}
		}
		files.byVersion().forEach((version, file) -> {
			if (!versions.contains(version)) {
				this.problems.add("The %s path does not name %s of %s".formatted(path.name(), version, file));
			}
		});
	}

	private void waysBack(org.downtimelab.scenario.Path safe) {
		MigrationFiles files = read("rollback");
		Set<String> unclaimed = new LinkedHashSet<>(files.byVersion().keySet());
		for (Migration migration : migrations(safe)) {
			boolean undone = unclaimed.remove(migration.version());
			String reason = migration.noReturn();
			if (!undone && (reason == null || reason.isBlank())) {
				this.problems.add("The safe path's %s has no way back: write %s/%s__….sql, or say pointOfNoReturn(why)"
					.formatted(migration.version(), files.folder(), migration.version()));
			}
		}
		unclaimed.forEach(
				(version) -> this.problems.add(files.byVersion().get(version) + " undoes nothing of the safe path"));
	}

	private MigrationFiles read(String folder) {
		MigrationFiles files = MigrationFiles.in(this.sql.resolve(folder));
		this.problems.addAll(files.problems());
		return files;
	}

	private static List<Migration> migrations(org.downtimelab.scenario.Path path) {
		return path.steps().stream().filter(Migration.class::isInstance).map(Migration.class::cast).toList();
	}

}
