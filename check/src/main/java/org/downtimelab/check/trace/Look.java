package org.downtimelab.check.trace;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.downtimelab.observe.LockMode;
import org.downtimelab.process.Query;

/**
 * What a session sees of itself in the middle of a transaction: its locks on relations,
 * their files, how many rows it has read and changed, and how long it would wait. The
 * counters are those of the transaction (manual, page monitoring-stats).
 *
 * @param locks the modes that it holds, by relation
 * @param files of relations
 * @param read rows read so far, by relation
 * @param changed rows updated or deleted so far, by relation
 * @param waitsMs the longest that a statement waits for a lock: the smaller of
 * {@code lock_timeout} and {@code statement_timeout}; 0 for ever
 */
record Look(Map<Long, Set<LockMode>> locks, Map<Long, Long> files, Map<Long, Long> read, Map<Long, Long> changed,
		long waitsMs) {

	static final Look NOTHING = new Look(Map.of(), Map.of(), Map.of(), Map.of(), 0);

	private static final String SQL = """
			SELECT c.oid::bigint, coalesce(pg_catalog.pg_relation_filenode(c.oid), 0)::bigint,
			       pg_catalog.pg_stat_get_xact_tuples_returned(c.oid) + pg_catalog.pg_stat_get_xact_tuples_fetched(c.oid),
			       pg_catalog.pg_stat_get_xact_tuples_updated(c.oid) + pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid),
			       l.modes
			FROM pg_catalog.pg_class c
			LEFT JOIN (SELECT relation, string_agg(mode, ',') AS modes FROM pg_catalog.pg_locks
			           WHERE pid = pg_catalog.pg_backend_pid() AND locktype = 'relation' AND granted
			             AND mode <> 'SIReadLock' GROUP BY relation) l ON l.relation = c.oid
			WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'm', 'v', 'i', 'I', 'S', 'f')
			UNION ALL
			SELECT l.relation::bigint, 0, 0, 0, string_agg(l.mode, ',') FROM pg_catalog.pg_locks l
			WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.granted
			  AND NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = l.relation)
			GROUP BY l.relation""";

	private static final String WAITS = """
			SELECT least(nullif((SELECT setting::bigint FROM pg_catalog.pg_settings WHERE name = 'lock_timeout'), 0),
			             nullif((SELECT setting::bigint FROM pg_catalog.pg_settings WHERE name = 'statement_timeout'), 0))""";

	static Look at(Connection session) throws SQLException {
		Map<Long, Set<LockMode>> locks = new HashMap<>();
		Map<Long, Long> files = new HashMap<>();
		Map<Long, Long> read = new HashMap<>();
		Map<Long, Long> changed = new HashMap<>();
		Query.all(session, SQL, (row) -> {
			long oid = row.getLong(1);
			files.put(oid, row.getLong(2));
			read.put(oid, row.getLong(3));
			changed.put(oid, row.getLong(4));
			if (row.getString(5) != null) {
				Set<LockMode> modes = EnumSet.noneOf(LockMode.class);
				for (String mode : row.getString(5).split(",")) {
					modes.add(LockMode.of(mode));
				}
				locks.put(oid, modes);
			}
			return null;
		});
		long waits = Query.first(session, WAITS, (row) -> row.getLong(1)).orElse(0L);
		return new Look(locks, files, read, changed, waits);
	}

}
