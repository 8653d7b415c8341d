package org.downtimelab.backfill;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

import javax.sql.DataSource;

/**
 * Changes all rows of a large table while others work on it: in ranges of the primary
 * key, one short transaction each.
 *
 * <pre>
 * Backfill.of("tracking ids", "large_order", """
 *         UPDATE large_order SET tracking_id = 'T' || id
 *         WHERE id &gt; ? AND id &lt;= ? AND tracking_id IS NULL""").run(database);
 * </pre>
 *
 * How far it has come is written to the table {@code backfill_progress}, in the
 * transaction of the batch itself: either both are there or neither is. So it can be
 * killed at any instant, and the next run goes on where the last one was. No range is
 * skipped and none is visited twice.
 * <p>
 * While nobody else writes on the server, only the last batch waits until it is on disk
 * ({@code synchronous_commit}). If the server crashes before, the last moments are lost,
 * rows and progress together, and the next run does them again: three times
 * {@code wal_writer_delay} at most, 0.6 s unless that was changed (manual, page
 * wal-async-commit). Its end is as durable as any commit.
 * <p>
 * The highest key is fixed when it first begins. Rows that are inserted from then on are
 * the application's business: whoever writes the table must write the new column already,
 * and transactions of those who did not must have ended.
 *
 * @param name which backfill this is, unique in its database
 * @param table with a primary key {@code id} of type bigint or integer, written as in SQL
 * @param batchSql one statement that changes rows, with two parameters: it concerns the
 * rows with {@code id > ? AND id <= ?}
 * @param batch how long one batch should take: the number of rows follows, from 100 to
 * 50,000. An eighth of it while others write on the server. A row stays locked for others
 * for about as long
 * @param pause between two batches; while others write on the server, as long as the
 * batch took if that is longer, and 10 ms at least
 * @param lockTimeout how long a batch waits for a row that somebody else has locked,
 * PostgreSQL's {@code lock_timeout} (manual, page runtime-config-client): while it waits,
 * the rows that it has changed so far stay locked
 * @param patience for how long a batch that was refused a lock is tried again
 * @param listener is told after each batch, once others see its rows
 */
public record Backfill(String name, String table, String batchSql, Duration batch, Duration pause, Duration lockTimeout,
		Duration patience, Consumer<BackfillProgress> listener) {

	public Backfill {
		Objects.requireNonNull(name, "A backfill needs a name: by it, the next run goes on where this one was");
		Objects.requireNonNull(listener, "listener");
		atLeast(1, "batch", batch);
		atLeast(0, "pause", pause);
		atLeast(1, "lockTimeout", lockTimeout);
		atLeast(0, "patience", patience);
	}

	/**
	 * A backfill with batches of 200 ms, no pauses while nobody else writes, a
	 * lock_timeout of 100 ms, and a minute's patience.
	 * @param name which backfill this is, unique in its database
	 * @param table with a primary key {@code id}
	 * @param batchSql changes the rows with {@code id > ? AND id <= ?}
	 * @return for {@link #run}
	 */
	public static Backfill of(String name, String table, String batchSql) {
		return new Backfill(name, table, batchSql, Duration.ofMillis(200), Duration.ZERO, Duration.ofMillis(100),
				Duration.ofMinutes(1), (progress) -> {
				});
	}

	/** With batches that should take so long, from 1 ms. */
	public Backfill batch(Duration target) {
		return new Backfill(this.name, this.table, this.batchSql, target, this.pause, this.lockTimeout, this.patience,
				this.listener);
	}

	/** With so long a pause between two batches, from 0. */
	public Backfill pause(Duration between) {
		return new Backfill(this.name, this.table, this.batchSql, this.batch, between, this.lockTimeout, this.patience,
				this.listener);
	}

	/** With a batch that waits so long for a lock, from 1 ms. */
	public Backfill lockTimeout(Duration most) {
		return new Backfill(this.name, this.table, this.batchSql, this.batch, this.pause, most, this.patience,
				this.listener);
	}

	/** With a batch that is tried for so long while others hold its locks. */
	public Backfill patience(Duration most) {
		return new Backfill(this.name, this.table, this.batchSql, this.batch, this.pause, this.lockTimeout, most,
				this.listener);
	}

	/** With somebody who is told after each batch. What it throws ends the run. */
	public Backfill onProgress(Consumer<BackfillProgress> told) {
		return new Backfill(this.name, this.table, this.batchSql, this.batch, this.pause, this.lockTimeout,
				this.patience, told);
	}

	/**
	 * Runs it to its end, from where an earlier run was. Once it has reached the end,
	 * another run does nothing, until it is {@linkplain #forget forgotten}.
	 * @param database gives one connection, for all of the run; with a pooler between, it
	 * must be the same session throughout
	 * @return how far it is: at its end
	 * @throws BackfillRefused if it runs already, was begun with another statement, or
	 * its statement has not two parameters
	 * @throws SQLException if the database fails, or refuses a lock for too long. The
	 * batches before are committed
	 * @throws InterruptedException if the thread was interrupted: it stops between two
	 * batches
	 */
	public BackfillProgress run(DataSource database) throws SQLException, InterruptedException {
		try (Session session = Session.open(database, this)) {
			Batches batches = new Batches(this, session);
			Position begun = batches.begin();
			long start = System.nanoTime();
			Position position = begun;
			while (!position.finished()) {
				position = batches.next(position);
				this.listener.accept(progress(begun, position, start));
				if (!position.finished()) {
					batches.pauseAfter(position);
				}
			}
			return progress(begun, position, start);
		}
	}

	/**
	 * Forgets how far it has come, so that the next run begins at the first row. The last
	 * backfill that is forgotten takes the table {@code backfill_progress} along.
	 * @param database where it ran
	 * @throws BackfillRefused if it is running
	 * @throws SQLException if the database fails
	 */
	public void forget(DataSource database) throws SQLException {
		try (Session session = Session.open(database, this)) {
			session.transaction(this.lockTimeout, (connection) -> {
				new ProgressTable(connection).forget(this.name);
				return null;
			});
		}
	}

	private static BackfillProgress progress(Position begun, Position position, long start) {
		return BackfillProgress.between(begun, position, Duration.ofNanos(System.nanoTime() - start));
	}

	private static void atLeast(long ms, String what, Duration given) {
		if (given.toMillis() < ms) {
			throw new IllegalArgumentException(
					"A backfill's " + what + " cannot be " + given + ": " + ms + " ms or more");
		}
	}

}
