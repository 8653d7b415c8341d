package org.downtimelab.check.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.downtimelab.process.Query;

/**
 * The relations of a database at one moment: tables, views, materialized views, indexes,
 * sequences and foreign tables of the user's schemas, without Flyway's own table.
 *
 * @param byOid each by its number
 */
public record Relations(Map<Long, Relation> byOid) {

	private static final String SQL = """
			SELECT c.oid::bigint, quote_ident(n.nspname) || '.' || quote_ident(c.relname), c.relkind,
			       coalesce(i.indrelid, c.oid)::bigint,
			       CASE WHEN c.relispartition THEN pg_partition_root(c.oid) ELSE c.oid END::bigint,
			       coalesce(pg_relation_filenode(c.oid), 0)::bigint
			FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
			WHERE c.relkind IN ('r', 'p', 'm', 'v', 'i', 'I', 'S', 'f') AND n.nspname !~ '^pg_'
			  AND n.nspname <> 'information_schema'
			  AND c.oid NOT IN (SELECT objid FROM pg_catalog.pg_depend
			                    WHERE classid = 'pg_catalog.pg_class'::regclass AND deptype = 'e')
			  AND coalesce((SELECT t.relname FROM pg_catalog.pg_class t WHERE t.oid = i.indrelid), c.relname) <> ?
			ORDER BY 2""";

	/**
	 * Reads them.
	 * @param historyTable the name of Flyway's own table
	 */
	public static Relations of(Connection connection, String historyTable) throws SQLException {
		Map<Long, Relation> found = new LinkedHashMap<>();
		Query
			.all(connection, SQL,
					(row) -> new Relation(row.getLong(1), row.getString(2), row.getString(3).charAt(0), row.getLong(4),
							row.getLong(5), row.getLong(6)),
					historyTable)
			.forEach((each) -> found.put(each.oid(), each));
		return new Relations(found);
	}

	/** The relation of this number, or null. */
	public Relation get(long oid) {
		return this.byOid.get(oid);
	}

	/** All of them. */
	public Collection<Relation> all() {
		return this.byOid.values();
	}

	/** The relation of this name, or null. */
	public Relation named(String name) {
		return all().stream().filter((each) -> each.name().equals(name)).findFirst().orElse(null);
	}

}
