package org.downtimelab.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

import org.downtimelab.database.Database;
import org.downtimelab.experiment.result.EnvironmentResult;
import org.downtimelab.process.LabException;
import org.downtimelab.process.Query;

/** Looks at what a run's figures depend on: machine, server, size. */
final class RunEnvironment {

	/**
	 * Those that a file, the command line, the database or the role sets, as a session of
	 * the application has them; not where things lie, what a superuser alone may read, or
	 * what driver and lab set in each session.
	 */
	private static final String SETTINGS = """
			SELECT name, current_setting(name) FROM pg_settings
			WHERE source NOT IN ('default', 'override', 'session', 'environment variable')
			  AND setting IS DISTINCT FROM boot_val
			  AND name !~ '_(file|directory|directories|command|conninfo)$|^(port|listen_addresses|application_name)$'
			  AND NOT (source = 'client'
			           AND name IN ('client_encoding', 'DateStyle', 'TimeZone', 'extra_float_digits', 'search_path'))
			""";

	/** Of a scenario's large table; of all that there is, elsewhere. */
	private static final String SIZE = """
			SELECT coalesce(pg_total_relation_size(to_regclass('large_order')), pg_database_size(current_database()))""";

	private RunEnvironment() {
	}

	/**
	 * Looks around.
	 * @param clone of the seeded table, before anything was done to it
	 * @param application the settings that it has, by name
	 */
	static EnvironmentResult of(Database clone, Map<String, String> application) {
		try (Connection connection = clone.connect("downtime-lab")) {
			long bytes = Query.first(connection, SIZE, (size) -> size.getLong(1)).orElseThrow();
			Map<String, String> settings = new TreeMap<>();
			Query.all(connection, SETTINGS, (each) -> settings.put(each.getString(1), each.getString(2)));
			return new EnvironmentResult(processor(), Runtime.getRuntime().availableProcessors(),
					System.getProperty("os.name") + " " + System.getProperty("os.version"),
					System.getProperty("java.version"), bytes, settings, application);
		}
		catch (SQLException ex) {
			throw new LabException("Cannot look at the server's settings: " + ex.getMessage(), ex);
		}
	}

	/** Linux names it; elsewhere its architecture has to do. */
	private static String processor() {
		try {
			return Files.readAllLines(Path.of("/proc/cpuinfo"))
				.stream()
				.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.replaceFirst("[^:]*:\\s*", ""))
				.findFirst()
				.orElse(System.getProperty("os.arch"));
		}
		catch (IOException notLinux) {
			return System.getProperty("os.arch");
		}
	}

}
