package org.downtimelab.observe;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The sampler's one statement. {@code pg_blocking_pids} is asked of waiting sessions
 * only: it stops the lock manager for a moment (manual, page functions-info).
 */
final class SampleQuery {

	static final long FROM_HERE = -1;

	private static final String SQL = """
			WITH watched AS MATERIALIZED (
			  SELECT pid FROM pg_stat_activity WHERE application_name = ? AND datname = current_database()
			), seen AS MATERIALIZED (
			  SELECT l.*, w.pid IS NOT NULL AS watched
			  FROM pg_locks l LEFT JOIN watched w USING (pid)
			  WHERE NOT l.granted OR w.pid IS NOT NULL
			)
			SELECT 'lock', s.pid, s.relation::regclass::text, s.mode, s.granted,
			       (extract(epoch FROM s.waitstart) * 1000000)::bigint, NULL::int[], NULL, NULL
			FROM seen s
			JOIN pg_class c ON c.oid = s.relation
			WHERE s.watched AND s.locktype = 'relation'
			  AND s.database = (SELECT oid FROM pg_database WHERE datname = current_database())
			  AND c.relnamespace NOT IN (SELECT oid FROM pg_namespace
			                             WHERE nspname LIKE 'pg\\_%' OR nspname = 'information_schema')
			  AND c.relname NOT LIKE 'flyway\\_schema\\_history%'
			UNION ALL
			SELECT 'waiter', s.pid, coalesce(s.relation::regclass::text, s.locktype), s.mode, s.watched,
			       (extract(epoch FROM coalesce(s.waitstart, clock_timestamp())) * 1000000)::bigint,
			       pg_blocking_pids(s.pid), a.application_name, left(a.query, 200)
			FROM seen s JOIN pg_stat_activity a ON a.pid = s.pid AND a.datname = current_database()
			WHERE NOT s.granted
			UNION ALL
			SELECT 'progress', p.pid, p.phase, NULL, NULL,
			       CASE WHEN p.blocks_total > 0 THEN p.blocks_done ELSE p.tuples_done END,
			       ARRAY[CASE WHEN p.blocks_total > 0 THEN p.blocks_total ELSE p.tuples_total END]::int[], NULL, NULL
			FROM pg_stat_progress_create_index p JOIN watched USING (pid)
			UNION ALL
			SELECT 'progress', p.pid, p.phase, NULL, NULL, p.heap_blks_scanned, ARRAY[p.heap_blks_total]::int[], NULL, NULL
			FROM pg_stat_progress_cluster p JOIN watched USING (pid)
			UNION ALL
			SELECT 'wal', NULL, NULL, NULL, NULL, (pg_current_wal_insert_lsn() - '0/0')::bigint, NULL, NULL, NULL""";

	private final PreparedStatement statement;

	private final String watchedApplication;

	private long walStart;

	SampleQuery(Connection connection, String watchedApplication, long walStart) throws SQLException {
		this.statement = connection.prepareStatement(SQL);
		this.watchedApplication = watchedApplication;
		this.walStart = walStart;
	}

	long walStart() {
		return this.walStart;
	}

	Sample sample() throws SQLException {
		List<Sample.Lock> locks = new ArrayList<>();
		List<Sample.Waiter> waiters = new ArrayList<>();
		List<Integer> watched = new ArrayList<>();
		Sample.Progress progress = null;
		long wal = 0;
		this.statement.setString(1, this.watchedApplication);
		long at = RunClock.now();
		try (ResultSet row = this.statement.executeQuery()) {
			while (row.next()) {
				switch (row.getString(1)) {
					case "lock" -> locks.add(new Sample.Lock(row.getInt(2), row.getString(3),
							LockMode.of(row.getString(4)), row.getBoolean(5), row.getLong(6)));
					case "waiter" -> waiters.add(new Sample.Waiter(row.getInt(2), row.getString(8), row.getString(9),
							row.getString(4) + " on " + row.getString(3), pids(row.getArray(7)), row.getLong(6)));
					case "progress" ->
						progress = new Sample.Progress(row.getString(3), row.getLong(6), pids(row.getArray(7)).get(0));
					default -> wal = row.getLong(6);
				}
			}
		}
		if (this.walStart == FROM_HERE) {
			this.walStart = wal;
		}
		locks.forEach((lock) -> watched.add(lock.pid()));
		return new Sample(at, locks, waiters, Queue.behind(watched, waiters), progress, wal - this.walStart);
	}

	private static List<Integer> pids(Array array) throws SQLException {
		return (array != null) ? List.of((Integer[]) array.getArray()) : List.of();
	}

}
