package org.downtimelab.observe;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.downtimelab.process.RunClock;

/**
 * The sampler's one statement. {@code pg_blocking_pids} is asked of waiting sessions
 * only: it stops the lock manager for a moment (manual, page functions-info). CREATE
 * INDEX CONCURRENTLY may wait for this very statement, for as long as a look takes: who
 * waits only for the sampler is left out. Works on PostgreSQL 14, which brought
 * {@code waitstart} (page view-pg-locks), and later. On 18, a look took 0.5 ms, and 1.8
 * ms with 80 sessions waiting for one lock (averages by pgbench, over loopback, on two
 * busy cores). For whom nobody waits is not looked at: that keeps a look short.
 */
final class SampleQuery {

	private static final String SQL = """
			WITH activity AS MATERIALIZED (
			  SELECT pid, application_name, left(query, 200) AS query, application_name = ? AS watched
			  FROM pg_stat_activity WHERE datname = current_database()
			), watched AS MATERIALIZED (
			  SELECT pid FROM activity WHERE watched
			), names AS MATERIALIZED (
			  SELECT c.oid, %s AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			  WHERE %s
			), every AS MATERIALIZED (
			  SELECT pid, locktype, mode, granted, waitstart,
			         CASE database WHEN (SELECT oid FROM pg_database WHERE datname = current_database())
			                       THEN relation END AS relation
			  FROM pg_locks
			  WHERE mode <> 'SIReadLock'
			), waiting AS MATERIALIZED (
			  SELECT l.pid, l.locktype, l.mode, a.application_name, a.query, a.watched, b.pids,
			         (extract(epoch FROM coalesce(l.waitstart, clock_timestamp())) * 1000000)::bigint AS since,
			         coalesce(l.relation, (SELECT t.relation FROM every t
			                               WHERE t.pid = l.pid AND t.granted AND t.locktype = 'tuple'
			                               LIMIT 1)) AS relation
			  FROM every l JOIN activity a USING (pid)
			  CROSS JOIN LATERAL (SELECT pg_blocking_pids(l.pid) AS pids OFFSET 0) b
			  WHERE NOT l.granted AND b.pids <> ARRAY[pg_backend_pid()]
			), awaited AS MATERIALIZED (
			  SELECT DISTINCT unnest(pids) AS pid FROM waiting
			), held AS MATERIALIZED (
			  SELECT l.pid, l.mode, l.relation FROM every l JOIN awaited USING (pid)
			  WHERE l.granted AND l.locktype = 'relation'
			    AND l.relation IN (SELECT relation FROM waiting WHERE locktype = 'relation')
			)
			SELECT 'server' AS what, NULL::int AS pid, NULL AS name, NULL AS mode, NULL::boolean AS granted,
			       (pg_current_wal_insert_lsn() - '0/0')::bigint AS number,
			       (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS total,
			       NULL AS locktype, NULL::int[] AS pids, NULL AS application, NULL AS query,
			       NULL AS blockers
			UNION ALL
			SELECT 'lock', l.pid, r.name, l.mode, l.granted,
			       (extract(epoch FROM coalesce(l.waitstart, clock_timestamp())) * 1000000)::bigint, NULL,
			       NULL, NULL, NULL, NULL, NULL
			FROM every l JOIN watched USING (pid) JOIN names r ON r.oid = l.relation
			WHERE l.locktype = 'relation'
			UNION ALL
			SELECT 'waiter', w.pid, r.name, w.mode, NULL, w.since, NULL, w.locktype,
			       w.pids, w.application_name, w.query,
			       CASE WHEN w.watched THEN (SELECT string_agg(o.application_name || ': ' || left(o.query, 100), '; ')
			                                 FROM activity o WHERE o.pid = ANY (w.pids)) END
			FROM waiting w LEFT JOIN names r ON r.oid = w.relation
			UNION ALL
			SELECT 'holder', a.pid, r.name, h.mode, a.watched, NULL, NULL,
			       NULL, NULL, a.application_name, a.query, NULL
			FROM awaited JOIN activity a USING (pid) LEFT JOIN held h USING (pid)
			LEFT JOIN names r ON r.oid = h.relation
			UNION ALL
			SELECT 'watched', pid, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM watched
			UNION ALL
			SELECT 'progress', p.pid, p.phase, NULL, NULL,
			       CASE WHEN p.blocks_total > 0 THEN p.blocks_done ELSE p.tuples_done END,
			       CASE WHEN p.blocks_total > 0 THEN p.blocks_total ELSE p.tuples_total END,
			       NULL, NULL, NULL, p.command, NULL
			FROM pg_stat_progress_create_index p JOIN watched USING (pid)
			UNION ALL
			SELECT 'progress', p.pid, p.phase, NULL, NULL, p.heap_blks_scanned, p.heap_blks_total,
			       NULL, NULL, NULL, p.command, NULL
			FROM pg_stat_progress_cluster p JOIN watched USING (pid)
			UNION ALL
			SELECT 'progress', p.pid, p.phase, NULL, NULL, p.heap_blks_scanned, p.heap_blks_total,
			       NULL, NULL, NULL, 'VACUUM', NULL
			FROM pg_stat_progress_vacuum p JOIN watched USING (pid)""".formatted(UserRelations.NAME,
			UserRelations.COUNT);

	private final PreparedStatement statement;

	private final ServerClock clock;

	/** The same few texts come again with every sample. */
	private final Map<String, String> texts = new HashMap<>();

	SampleQuery(Connection connection, String watchedApplication) throws SQLException {
		this.clock = ServerClock.of(connection);
		this.statement = connection.prepareStatement(SQL);
		this.statement.setString(1, watchedApplication);
		// The first look of a session reads the catalogs and takes long.
		sample();
	}

	/**
	 * A look, with the WAL position of the server in the place of the bytes written. It
	 * is of the time at which the server began to look, after it had planned.
	 */
	Sample sample() throws SQLException {
		List<Sample.Lock> locks = new ArrayList<>();
		List<Sample.Waiter> waiters = new ArrayList<>();
		List<Sample.Holder> holders = new ArrayList<>();
		Set<Integer> watched = new HashSet<>();
		Sample.CommandProgress progress = null;
		long wal = 0;
		long sent = RunClock.now();
		long at = sent;
		try (ResultSet row = this.statement.executeQuery()) {
			while (row.next()) {
				String what = row.getString("what");
				switch (what) {
					case "lock" -> locks.add(lock(row));
					case "waiter" -> waiters.add(waiter(row));
					case "holder" -> holders.add(holder(row));
					case "watched" -> watched.add(row.getInt("pid"));
					case "progress" -> progress = new Sample.CommandProgress(row.getString("query"),
							row.getString("name"), row.getLong("number"), row.getLong("total"));
					case "server" -> {
						wal = row.getLong("number");
						at = Math.max(sent, Math.min(RunClock.now(), this.clock.toRunClock(row.getLong("total"))));
					}
					default -> throw new IllegalStateException("A row of no known kind: '" + what + "'");
				}
			}
		}
		return new Sample(at, List.copyOf(locks), List.copyOf(waiters), Queue.behind(watched, waiters), progress, wal,
				List.copyOf(holders));
	}

	private Sample.Lock lock(ResultSet row) throws SQLException {
		boolean granted = row.getBoolean("granted");
		return new Sample.Lock(row.getInt("pid"), text(row, "name"), LockMode.of(row.getString("mode")), granted,
				granted ? 0 : this.clock.toRunClock(row.getLong("number")));
	}

	private Sample.Waiter waiter(ResultSet row) throws SQLException {
		Array pids = row.getArray("pids");
		return new Sample.Waiter(row.getInt("pid"), text(row, "application"), text(row, "query"), text(row, "locktype"),
				text(row, "name"), LockMode.of(row.getString("mode")), List.of((Integer[]) pids.getArray()),
				this.clock.toRunClock(row.getLong("number")), text(row, "blockers"));
	}

	private Sample.Holder holder(ResultSet row) throws SQLException {
		String mode = row.getString("mode");
		return new Sample.Holder(row.getInt("pid"), text(row, "application"), text(row, "query"),
				row.getBoolean("granted"), text(row, "name"), (mode != null) ? LockMode.of(mode) : null);
	}

	private String text(ResultSet row, String column) throws SQLException {
		String text = row.getString(column);
		return (text != null) ? this.texts.computeIfAbsent(text, (same) -> same) : null;
	}

}
