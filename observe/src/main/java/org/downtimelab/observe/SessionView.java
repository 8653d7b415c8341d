package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a session can see of itself with one query: the locks that it holds on the user's
 * relations, and the files that those relations are in. A relation whose file has another
 * number than before was rewritten (manual, page catalog-pg-class, relfilenode).
 *
 * @param backendPid its own
 * @param locks that it holds
 * @param files by relation
 */
record SessionView(int backendPid, Set<HeldLock> locks, Map<String, Long> files) {

	private static final String QUERY = """
			SELECT pg_backend_pid(), c.oid::regclass::text, l.mode, pg_relation_filenode(c.oid)
			FROM pg_class c
			LEFT JOIN pg_locks l ON l.relation = c.oid AND l.locktype = 'relation' AND l.granted
			  AND l.pid = pg_backend_pid()
			WHERE c.relkind IN ('r', 'p', 'i', 'I', 'm')
			  AND c.relnamespace NOT IN (SELECT oid FROM pg_namespace
			                             WHERE nspname LIKE 'pg\\_%' OR nspname = 'information_schema')
			  AND c.relname NOT LIKE 'flyway\\_schema\\_history%'""";

	static SessionView of(Connection connection) throws SQLException {
		Set<HeldLock> locks = new LinkedHashSet<>();
		Map<String, Long> files = new LinkedHashMap<>();
		int pid = 0;
		try (PreparedStatement query = connection.prepareStatement(QUERY); ResultSet found = query.executeQuery()) {
			while (found.next()) {
				pid = found.getInt(1);
				files.put(found.getString(2), found.getLong(4));
				if (found.getString(3) != null) {
					locks.add(new HeldLock(found.getString(2), LockMode.of(found.getString(3))));
				}
			}
		}
		return new SessionView(pid, locks, files);
	}

	/** The relations that are in another file than before. */
	List<String> rewrittenSince(SessionView before) {
		return this.files.entrySet()
			.stream()
			.filter((file) -> before.files.containsKey(file.getKey())
					&& !before.files.get(file.getKey()).equals(file.getValue()))
			.map(Map.Entry::getKey)
			.toList();
	}

}
