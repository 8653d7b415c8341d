package org.downtimelab.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.downtimelab.scenario.Backfilling;
import org.downtimelab.scenario.Meanwhile;
import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Proof;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.scenario.Step;
import org.downtimelab.scenario.Subject;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The SQL of a step with its comments, as its author wrote it; of a proof, what anybody
 * can ask to see the same.
 */
public final class StepSql {

	private StepSql() {
	}

	/** Empty for a step that runs no SQL of the scenario's. */
	public static Optional<String> of(Subject subject, Path path, Step step) {
		if (step instanceof Migration migration) {
			return migration(subject, migration.secondTry() ? path.name() + "-edited" : path.name(),
					migration.version());
		}
		if (step instanceof Rollout rollout && rollout.startUpMigration() != null) {
			return migration(subject, path.name(), rollout.startUpMigration());
		}
		if (step instanceof Backfilling backfilling) {
			return Optional.of(backfilling.batchSql());
		}
		if (step instanceof Proof proof) {
			return proof.check().sql();
		}
		return (step instanceof Meanwhile meanwhile) ? Optional.of(meanwhile.sql()) : Optional.empty();
	}

	private static Optional<String> migration(Subject subject, String folder, String version) {
		return subject.locations(folder)
			.stream()
			.map((location) -> location.replaceFirst("^classpath:", "classpath*:")
				.replaceFirst("^filesystem:", "file:"))
			.flatMap((place) -> file(subject, "%s/%s__*.sql".formatted(place, version)).stream())
			.reduce((starting, own) -> own);
	}

	private static Optional<String> file(Subject subject, String pattern) {
		try {
			Resource[] found = new PathMatchingResourcePatternResolver(subject.getClass().getClassLoader())
				.getResources(pattern);
			return (found.length == 0) ? Optional.empty()
					: Optional.of(found[0].getContentAsString(StandardCharsets.UTF_8).strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + pattern, ex);
		}
	}

}
