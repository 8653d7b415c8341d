package org.downtimelab.observe;

/**
 * Which relations count, and what they are called: the tables, materialized views and
 * indexes of the user's schemas. PostgreSQL's own are left out, and those in which Flyway
 * and Liquibase keep their books, which every migration locks. The pieces of SQL expect
 * {@code pg_class c} joined with {@code pg_namespace n}.
 */
final class UserRelations {

	/**
	 * The name, with its schema unless that is {@code public}. A cast to {@code regclass}
	 * would depend on the session's search_path, which Flyway sets.
	 */
	static final String NAME = "CASE n.nspname WHEN 'public' THEN '' ELSE quote_ident(n.nspname) || '.' END"
			+ " || quote_ident(c.relname)";

	/** How the names of migration tools' own tables and their indexes begin. */
	static final String OF_TOOLS = "flyway_schema_history|databasechangelog";

	/** Whether it counts: no user can create a schema whose name begins with pg_. */
	static final String COUNT = "c.relkind IN ('r', 'p', 'm', 'i', 'I')"
			+ " AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'" + " AND c.relname !~* '^("
			+ OF_TOOLS + ")'";

	private UserRelations() {
	}

}
