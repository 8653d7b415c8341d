package org.downtimelab.scenario.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

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
			List<String> statements = statements(file);
			int count = statements.size();
			boolean transaction = !file.createRelative(file.getFilename() + ".conf").exists();
			beginWith(verdicts, file.getFilename() + " begins with", statements,
					transaction ? IN_A_TRANSACTION : IN_NONE);
			if (!transaction) {
				beginWith(verdicts, file.getFilename() + " ends with",
						statements.subList(Math.max(0, count - 2), count), IN_NONE_LAST);
			}
		}
		verdicts.assertAll();
	}

	private static void beginWith(SoftAssertions verdicts, String what, List<String> statements, List<String> begin) {
		for (int i = 0; i < begin.size(); i++) {
			verdicts.assertThat((i < statements.size()) ? statements.get(i) : "").as(what).startsWith(begin.get(i));
		}
	}

	private static List<String> statements(Resource file) throws IOException {
		String sql = COMMENTS.matcher(file.getContentAsString(StandardCharsets.UTF_8)).replaceAll("");
		return Pattern.compile(";\\s*(\\n|$)")
			.splitAsStream(sql)
			.map(String::strip)
			.filter((statement) -> !statement.isEmpty())
			.toList();
	}

}
