package org.downtimelab.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.downtimelab.scenario.Scenario;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Where a scenario starts from: a folder of its own, or the shared cast.
 *
 * @param folder on the class path, with {@code baseline/V1__….sql} and {@code seed.sql}
 * @param loader of that class path
 */
public record StartingSchema(String folder, ClassLoader loader) {

	/** The scenario's own when it has one. */
	public static StartingSchema of(Scenario scenario) {
		String own = "db/" + scenario.name();
		ClassLoader loader = scenario.getClass().getClassLoader();
		return new StartingSchema((loader.getResource(own + "/seed.sql") != null) ? own : "db/cast", loader);
	}

	/** The folder of its migration, for Flyway. */
	public String location() {
		return "classpath:" + this.folder + "/baseline";
	}

	/**
	 * The statement that fills a table: {@code seed-
	 *
	<table>
	 * .sql} where there is one, else {@code seed.sql}. ${table} stands for its name,
	 * ${from} and ${to} for a range of ids, ${rows} for the highest id, ${spare} for the
	 * number of rows that are there to be deleted.
	 */
	public String seedSql(String table) {
		Resource own = classPath().getResource("classpath:" + this.folder + "/seed-" + table + ".sql");
		return read(own.exists() ? own : classPath().getResource("classpath:" + this.folder + "/seed.sql"));
	}

	/** All that decides what a seeded database looks like. */
	public String text() {
		try {
			StringBuilder text = new StringBuilder();
			for (String files : List.of("/seed*.sql", "/baseline/*.sql")) {
				for (Resource file : classPath().getResources("classpath:" + this.folder + files)) {
					text.append(file.getFilename()).append('\n').append(read(file));
				}
			}
			return text.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + location(), ex);
		}
	}

	private PathMatchingResourcePatternResolver classPath() {
		return new PathMatchingResourcePatternResolver(this.loader);
	}

	private static String read(Resource resource) {
		try {
			return resource.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + resource.getDescription(), ex);
		}
	}

}
