package org.downtimelab.check.adversity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.downtimelab.check.catalog.Schema;
import org.downtimelab.check.play.Deadline;
import org.downtimelab.check.play.Player;
import org.downtimelab.check.project.ParsedScript;
import org.downtimelab.check.project.Project;
import org.downtimelab.check.project.Script;
import org.downtimelab.check.scratch.Scratch;
import org.downtimelab.check.trace.TracedStatement;
import org.downtimelab.database.Database;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.observe.LockMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class AdversitiesTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			""                                                | killed lock_timeout statement_timeout
			"SET statement_timeout = 0;"                      | killed lock_timeout
			"SET lock_timeout = '30s';"                       | killed statement_timeout
			""")
	void strikeAsFarAsTheScriptLetsThem(String first, String causes, Server server, @TempDir Path folder)
			throws Exception {
		Files.writeString(folder.resolve("flyway.conf"), "flyway.postgresql.transactional.lock=false\n");
		Files.writeString(folder.resolve("V1__tables.sql"), "CREATE TABLE orders (id bigint, customer bigint);");
		Files.writeString(folder.resolve("V2__index.sql.conf"), "executeInTransaction=false\n");
		Files.writeString(folder.resolve("V2__index.sql"),
				first + "\nCREATE INDEX CONCURRENTLY orders_customer ON orders (customer);");
		Project project = Project.in(folder);
		List<Script> scripts = project.versioned();
		try (Scratch scratch = Scratch.on(server, false);
				Deadline deadline = new Deadline(scratch, Duration.ofSeconds(30))) {
			Database few = scratch.empty("few");
			assertThat(new Player(project, List.of(), deadline).play(few, scripts.subList(0, 1)).well()).isTrue();
			Schema schema;
			try (Connection connection = few.connect("test")) {
				schema = Schema.of(connection, "flyway_schema_history");
			}
			ParsedScript parsed = project.parse(scripts.get(1));
			List<TracedStatement> traced = parsed.statements()
				.stream()
				.map((each) -> new TracedStatement(each, each.index(), each.sql().startsWith("CREATE"),
						Map.of("public.orders", LockMode.SHARE_UPDATE_EXCLUSIVE), Set.of(), Map.of(), Map.of(), 0))
				.filter(TracedStatement::alone)
				.toList();
			List<AfterFailure> failures = new Adversities(new Player(project, scripts.subList(0, 1), deadline), scratch,
					few, schema, "flyway_schema_history")
				.killed(scripts.get(1), parsed, traced);
			assertThat(failures.stream().map((each) -> each.cause().replaceAll("was |hit a | that its role has", "")))
				.containsExactly(causes.split(" "));
			assertThat(failures)
				.allSatisfy((each) -> assertThat(each.left()).containsExactly("public.orders_customer"));
		}
	}

}
