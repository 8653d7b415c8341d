package org.downtimelab.check.junit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.downtimelab.check.CheckOptions;
import org.downtimelab.check.junit.ReleaseProbe.Refusal;
import org.downtimelab.check.play.Deadline;
import org.downtimelab.check.play.Played;
import org.downtimelab.check.play.Player;
import org.downtimelab.check.project.Project;
import org.downtimelab.check.project.Script;
import org.downtimelab.check.result.CheckResult;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Verdict;
import org.downtimelab.check.scratch.Scratch;
import org.downtimelab.database.Database;
import org.downtimelab.database.Server;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Plays migrations one after another, and has Hibernate try an old release after each.
 */
final class ReleaseCheck {

	private static final String NAME = "downtime-lab-check-release";

	private final CheckOptions options;

	private final List<Class<?>> entities;

	ReleaseCheck(CheckOptions options, List<Class<?>> entities) {
		this.options = options;
		this.entities = entities;
	}

	/**
	 * Plays all migrations, and adds to the checked ones what breaks the release.
	 * @param result without that
	 * @throws IllegalStateException if it began with a dump, which has no versions
	 */
	CheckResult addTo(CheckResult result, Server server) {
		if (this.options.schema() != null) {
			throw new IllegalStateException("entities(…) plays all migrations: leave out schema(…)");
		}
		Project project = Project.in(this.options.folder());
		List<String> notes = new ArrayList<>(result.notes());
		Set<String> checked = result.migrations().stream().map(CheckedMigration::script).collect(Collectors.toSet());
		Map<String, List<String>> broken = broken(project, server, checked, notes);
		List<CheckedMigration> migrations = result.migrations()
			.stream()
			.map((each) -> with(each, broken.getOrDefault(each.script(), List.of()), project))
			.toList();
		return new CheckResult(result.postgres(), result.rows(), migrations, notes);
	}

	private static CheckedMigration with(CheckedMigration migration, List<String> broken, Project project) {
		String reason = project.versioned()
			.stream()
			.filter((script) -> script.name().equals(migration.script()) && !broken.isEmpty())
			.findFirst()
			.map((script) -> project.parse(script).reason(Code.BREAKS_RUNNING_RELEASE.word(), 0))
			.orElse(null);
		List<Finding> findings = new ArrayList<>(migration.findings());
		broken.forEach((words) -> findings.add(0, new Finding(Code.BREAKS_RUNNING_RELEASE, Verdict.HARMFUL, null, 0,
				words, null, "scenario-drop-column", reason)));
		Verdict verdict = (broken.isEmpty() || reason != null) ? migration.verdict() : Verdict.HARMFUL;
		return new CheckedMigration(migration.version(), migration.script(), migration.path(), verdict,
				migration.outcome(), migration.error(), migration.ms(), migration.statements(), migration.stalls(),
				migration.growth(), findings);
	}

	/** What worked before a migration and does not work after it, by script. */
	private Map<String, List<String>> broken(Project project, Server server, Set<String> checked, List<String> notes) {
		Map<String, List<String>> broken = new LinkedHashMap<>();
		try (Scratch scratch = Scratch.on(server, this.options.allowSuperuser());
				Deadline deadline = new Deadline(scratch, this.options.statementTimeout())) {
			Database database = scratch.empty("release");
			List<Script> played = new ArrayList<>();
			try (ReleaseProbe release = new ReleaseProbe(database.dataSource(NAME), schema(project), this.entities)) {
				for (Script script : project.versioned()) {
					boolean compared = checked.contains(script.name());
					Map<String, Refusal> before = compared ? release.failures() : Map.of();
					if (!played.isEmpty() && broken.isEmpty()) {
						before.forEach((what, refusal) -> notes.add("Hibernate cannot " + what + " before "
								+ script.name() + " either, so that is not compared: " + refusal.words()));
					}
					Played end = new Player(project, played, deadline).play(database, List.of(script));
					if (!end.well()) {
						return broken;
					}
					played.add(script);
					if (compared) {
						broken.put(script.name(), newOnes(before, release.failures()));
					}
				}
			}
		}
		return broken;
	}

	/** Where Flyway puts what names no schema; null for the usual place. */
	private static String schema(Project project) {
		FluentConfiguration flyway = project.flyway(List.of());
		return (flyway.getDefaultSchema() != null) ? flyway.getDefaultSchema()
				: Arrays.stream(flyway.getSchemas()).findFirst().orElse(null);
	}

	/** What fails otherwise than before counts: a foreign key may fail all along. */
	private static List<String> newOnes(Map<String, Refusal> before, Map<String, Refusal> after) {
		List<String> words = new ArrayList<>();
		after.forEach((what, refusal) -> {
			Refusal known = before.get(what);
			if (known == null || !known.code().equals(refusal.code())) {
				words.add("Hibernate can no longer " + what + ": " + refusal.words());
			}
		});
		return words;
	}

}
