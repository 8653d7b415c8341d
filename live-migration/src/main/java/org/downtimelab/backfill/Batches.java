package org.downtimelab.backfill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The batches of one run, one transaction each. */
final class Batches {

	/**
	 * The server refused a lock, ended a deadlock or could not serialize: the same batch
	 * may go through a moment later (manual, page errcodes-appendix).
	 */
	private static final Set<String> WORTH_ANOTHER_TRY = Set.of("55P03", "40P01", "40001");

	/** Between two batches while others write, at least. */
	private static final Duration LEAST_REST = Duration.ofMillis(10);

	/** Of the time of a batch, while others write. */
	private static final int SHARE_BESIDE_OTHERS = 8;

	private static final long FIRST_WAIT_MS = 50;

	private static final long LONGEST_WAIT_MS = 1_000;

	private final Backfill backfill;

	private final Session session;

	private final BatchSize size;

	private final OtherWriters others = new OtherWriters();

	private Duration pause;

	private boolean noGaps;

	Batches(Backfill backfill, Session session) {
		this.backfill = backfill;
		this.session = session;
		this.size = new BatchSize();
		this.pause = backfill.pause();
	}

	/** Where the last run was, or the beginning. */
	Position begin() throws SQLException, InterruptedException {
		return patiently("before its first batch",
				() -> this.session.transaction(this.backfill.lockTimeout(), (connection) -> {
					refuseOtherParameters(connection);
					return new ProgressTable(connection).begin(this.backfill);
				}));
	}

	/** The batch after this position. */
	Position next(Position position) throws SQLException, InterruptedException {
		return patiently("after id " + position.lastKey(), () -> once(position));
	}

	private Position once(Position position) throws SQLException {
		long begun = System.nanoTime();
		Position next = this.session.transaction(this.backfill.lockTimeout(), (connection) -> {
			this.others.look(connection);
			Position after = visit(connection, position);
			new ProgressTable(connection).write(this.backfill.name(), after, after.finished() || this.others.atWork());
			return after;
		});
		Duration took = Duration.ofNanos(System.nanoTime() - begun);
		boolean shared = this.others.atWork();
		this.size.took(took, shared ? this.backfill.batch().dividedBy(SHARE_BESIDE_OTHERS) : this.backfill.batch());
		this.pause = shared ? longest(this.backfill.pause(), took, LEAST_REST) : this.backfill.pause();
		return next;
	}

	/**
	 * Changes the next rows. If the batch before had a row for each key and changed them
	 * all, this one most likely does as well: it does not look in the index first. If it
	 * was wrong, it counts its rows afterwards.
	 */
	private Position visit(Connection connection, Position position) throws SQLException {
		String table = this.backfill.table();
		Range range = this.noGaps ? Range.ofKeys(position, this.size.rows())
				: Range.of(connection, table, position, this.size.rows());
		long changed = change(connection, range);
		if (this.noGaps && changed != range.rows()) {
			range = range.counted(connection, table);
		}
		this.noGaps = range.hasNoGaps() && changed == range.rows();
		return position.after(range, changed);
	}

	private static Duration longest(Duration... durations) {
		return Collections.max(List.of(durations));
	}

	private long change(Connection connection, Range range) throws SQLException {
		try (PreparedStatement batch = connection.prepareStatement(this.backfill.batchSql())) {
			batch.setLong(1, range.after());
			batch.setLong(2, range.to());
			batch.execute();
			return Math.max(0, batch.getLargeUpdateCount());
		}
	}

	private void refuseOtherParameters(Connection connection) throws SQLException {
		try (PreparedStatement batch = connection.prepareStatement(this.backfill.batchSql())) {
			int parameters = batch.getParameterMetaData().getParameterCount();
			if (parameters != 2) {
				throw new BackfillRefused(
						"The statement of the backfill '" + this.backfill.name() + "' has " + parameters
								+ " parameters and must have two, id > ? AND id <= ?: " + this.backfill.batchSql());
			}
		}
	}

	/** Leaves the machine to the traffic before the next batch. */
	void pauseAfter(Position position) throws InterruptedException {
		sleep(this.pause.toMillis(), "after id " + position.lastKey());
	}

	private void sleep(long ms, String where) throws InterruptedException {
		try {
			Thread.sleep(ms);
		}
		catch (InterruptedException ex) {
			throw new InterruptedException("The backfill '" + this.backfill.name() + "' was interrupted " + where
					+ ": run it again and it goes on there");
		}
	}

	private <T> T patiently(String where, Attempt<T> attempt) throws SQLException, InterruptedException {
		long begun = System.nanoTime();
		for (long wait = FIRST_WAIT_MS;; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
			try {
				return attempt.now();
			}
			catch (SQLException ex) {
				if (ex.getSQLState() == null || !WORTH_ANOTHER_TRY.contains(ex.getSQLState())) {
					throw ex;
				}
				if (System.nanoTime() - begun >= this.backfill.patience().toNanos()) {
					throw gaveUp(where, ex);
				}
				this.size.wasRefused();
			}
			sleep(wait, where);
		}
	}

	private SQLException gaveUp(String where, SQLException cause) {
		return new SQLException(
				"The backfill '%s' of %s stands %s: tried for %s ms, and each time the server said: %s. pg_stat_activity shows who has a transaction open for so long; when it has ended, run the backfill again and it goes on there"
					.formatted(this.backfill.name(), this.backfill.table(), where, this.backfill.patience().toMillis(),
							cause.getMessage().replace('\n', ' ')),
				cause.getSQLState(), cause);
	}

	/** One try. */
	private interface Attempt<T> {

		T now() throws SQLException;

	}

}
