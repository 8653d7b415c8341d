package org.downtimelab.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.downtimelab.scenario.Backfilling;
import org.downtimelab.scenario.Meanwhile;
import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;
import org.downtimelab.scenario.Subject;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The SQL of a step with its comments, as its author wrote it. */
public final class StepSql {

	private StepSql() {
	}

	/** Empty for a step that runs no SQL of the scenario's. */
	public static Optional<String> of(Subject subject, Path path, Step step) {
		if (step instanceof Migration migration) {
			return subject.locations(migration.secondTry() ? path.name() + "-edited" : path.name())
				.stream()
				.map((location) -> location.replaceFirst("^classpath:", "classpath*:")
					.replaceFirst("^filesystem:", "file:"))
				.flatMap((folder) -> file(subject, "%s/%s__*.sql".formatted(folder, migration.version())).stream())
				.reduce((starting, own) -> own);
		}
		if (step instanceof Backfilling backfilling) {
			return Optional.of(backfilling.batchSql());
		}
		return (step instanceof Meanwhile meanwhile) ? Optional.of(meanwhile.sql()) : Optional.empty();
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
