package org.downtimelab.check.junit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.downtimelab.check.Check;
import org.downtimelab.check.CheckOptions;
import org.downtimelab.check.result.CheckResult;
import org.downtimelab.database.Server;

/**
 * A check of a project's migrations: say where they are and how many rows there are, then
 * which versions to check.
 */
public final class MigrationCheck {

	private final Supplier<Server> server;

	private final Map<String, Long> rows = new LinkedHashMap<>();

	private final Map<String, Long> at = new LinkedHashMap<>();

	private Path folder;

	private long defaultRows = 200_000;

	private Path schema;

	private Path seed;

	private Duration statementTimeout = Duration.ofMinutes(2);

	private boolean superuser;

	private List<Class<?>> entities = List.of();

	MigrationCheck(Supplier<Server> server) {
		this.server = server;
	}

	/**
	 * Where the migrations are.
	 * @param location {@code classpath:db/migration}, {@code filesystem:…} or a folder
	 * @return this
	 * @throws IllegalArgumentException if there is no such folder
	 */
	public MigrationCheck migrations(String location) {
		this.folder = MigrationFolder.of(location);
		return this;
	}

	/**
	 * How many rows each table that a migration touches is filled with.
	 * @param count 1 or more; 200,000 if nothing is said
	 * @return this
	 */
	public MigrationCheck rows(long count) {
		this.defaultRows = positive(count);
		return this;
	}

	/**
	 * How many rows one table is filled with.
	 * @param table with or without its schema
	 * @param count 1 or more
	 * @return this
	 */
	public MigrationCheck rows(String table, long count) {
		this.rows.put(table, positive(count));
		return this;
	}

	/**
	 * How many rows a table has in production: the findings say how long it would take
	 * there.
	 * @param table with or without its schema
	 * @param count 1 or more
	 * @return this
	 */
	public MigrationCheck at(String table, long count) {
		this.at.put(table, positive(count));
		return this;
	}

	/**
	 * Begins with a dump in place of the older migrations.
	 * @param dump as {@code pg_dump --schema-only} writes it
	 * @return this
	 */
	public MigrationCheck schema(Path dump) {
		this.schema = dump;
		return this;
	}

	/**
	 * Fills the tables with a script in place of synthetic rows.
	 * @param script of SQL
	 * @return this
	 */
	public MigrationCheck seed(Path script) {
		this.seed = script;
		return this;
	}

	/**
	 * The longest that one statement may take.
	 * @param timeout 2 minutes if nothing is said
	 * @return this
	 */
	public MigrationCheck statementTimeout(Duration timeout) {
		this.statementTimeout = timeout;
		return this;
	}

	/**
	 * Runs the migrations as a superuser, as some extensions demand.
	 * @return this
	 */
	public MigrationCheck allowSuperuser() {
		this.superuser = true;
		return this;
	}

	/**
	 * The entities of the release that runs now: after each checked migration, Hibernate
	 * reads, inserts, updates and deletes with them. What worked before it and does not
	 * after it is harmful. Hibernate must be among the test's dependencies; names of
	 * tables and columns get the names that Spring Boot gives them.
	 * @param ofTheRunningRelease as they are mapped there, not as they are now
	 * @return this
	 */
	public MigrationCheck entities(Class<?>... ofTheRunningRelease) {
		this.entities = List.of(ofTheRunningRelease);
		return this;
	}

	/**
	 * Checks the newest version.
	 * @return what was found
	 */
	public CheckedMigrations newest() {
		return check(null);
	}

	/**
	 * Checks a version and all later ones.
	 * @param version as in the name of its file
	 * @return what was found
	 */
	public CheckedMigrations from(String version) {
		return check(version);
	}

	/**
	 * Checks every version.
	 * @return what was found
	 */
	public CheckedMigrations all() {
		return check("0");
	}

	private CheckedMigrations check(String from) {
		if (this.folder == null) {
			throw new IllegalStateException(
					"Say where the migrations are: check.migrations(\"classpath:db/migration\")");
		}
		CheckOptions options = new CheckOptions(this.folder, from, this.defaultRows, Map.copyOf(this.rows),
				Map.copyOf(this.at), this.schema, this.seed, this.statementTimeout, this.superuser, null);
		CheckResult result = Check.of(options).on(this.server.get(), (line) -> {
		});
		return new CheckedMigrations(this.entities.isEmpty() ? result
				: new ReleaseCheck(options, this.entities).addTo(result, this.server.get()));
	}

	private static long positive(long count) {
		if (count < 1) {
			throw new IllegalArgumentException(count + " rows: use 1 or more");
		}
		return count;
	}

}
