package org.downtimelab.scenario.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.downtimelab.scenario.Scenario;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The SQL files of a scenario's safe path. Each begins with the timeouts that it needs: a
 * role or a database may set others. In a transaction it sets them for that only, since
 * its connection may be one of a pool; outside of one it resets them at its end.
 */
final class SafeFiles {

	private static final Pattern COMMENTS = Pattern.compile("(?m)^\\s*--.*$");

	private static final List<String> IN_A_TRANSACTION = List.of("SET LOCAL lock_timeout = ",
			"SET LOCAL statement_timeout = ");

	private static final List<String> IN_NONE = List.of("SET lock_timeout = ", "SET statement_timeout = ");

	private static final List<String> IN_NONE_LAST = List.of("RESET lock_timeout", "RESET statement_timeout");

	private SafeFiles() {
	}

	static void beginWithTimeouts(Scenario scenario) throws IOException {
		SoftAssertions verdicts = new SoftAssertions();
		Resource[] files = new PathMatchingResourcePatternResolver()
			.getResources("classpath:db/%s/safe/*.sql".formatted(scenario.name()));
		verdicts.assertThat(files).as("files of the safe path").isNotEmpty();
		for (Resource file : files) {
			boolean transaction = !file.createRelative(file.getFilename() + ".conf").exists();
			List<String> statements = statements(file);
			List<String> begin = transaction ? IN_A_TRANSACTION : IN_NONE;
			for (int i = 0; i < begin.size(); i++) {
				verdicts.assertThat((i < statements.size()) ? statements.get(i) : "")
					.as("statement %d of %s", i + 1, file.getFilename())
					.startsWith(begin.get(i));
			}
			if (!transaction) {
				Collections.reverse(statements);
				verdicts.assertThat(statements.stream().takeWhile((statement) -> statement.startsWith("RESET ")))
					.as("what %s ends with", file.getFilename())
					.containsAll(IN_NONE_LAST);
			}
		}
		verdicts.assertAll();
	}

	/** Those of a body in dollar quotes count each. */
	private static List<String> statements(Resource file) throws IOException {
		String sql = COMMENTS.matcher(file.getContentAsString(StandardCharsets.UTF_8)).replaceAll("");
		return Stream.of(sql.split(";"))
			.map(String::strip)
			.filter((statement) -> !statement.isEmpty())
			.collect(Collectors.toCollection(ArrayList::new));
	}

}
