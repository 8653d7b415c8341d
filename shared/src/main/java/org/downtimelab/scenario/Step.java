package org.downtimelab.scenario;

import java.time.Duration;

/**
 * One item of a path. The factory methods are meant to be imported, so that a path reads
 * as prose.
 */
public sealed interface Step permits Migration, Backfilling, Repair, Rollout, Meanwhile, Proof, Jdbc, Job {

	/** Short, as on a time axis. */
	String name();

	/** What sort of step it is, as in a result: {@code migration}, {@code repair} … */
	String kind();

	/**
	 * What it does, and why. Its first sentence says what it does and is the step's title
	 * in reports: "Drop the column. No live release uses it."
	 */
	String why();

	/** Applies one versioned migration of the path's folder. */
	static Migration migrate(String version, String why) {
		return new Migration(version, why, null, null, false, null, null, false);
	}

	/** Rolls a release of the application out, instance by instance. */
	static Rollout release(Release release, String why) {
		return new Rollout(release, why, null);
	}

	/**
	 * Changes the rows of a table in batches, each its own transaction.
	 * @param table with a primary key {@code id}
	 * @param batchSql changes the rows with {@code id > ? AND id <= ?}, and leaves alone
	 * those that need it no more
	 */
	static Backfilling backfill(String table, String batchSql, String why) {
		return new Backfilling(table, batchSql, why);
	}

	/** Flyway's own repair: forgets the failed migration, so that it can be run again. */
	static Repair repair(String why) {
		return new Repair(why);
	}

	/**
	 * What else goes on in production: from here on, a transaction holds a snapshot open,
	 * until somebody has waited for it for that long, or the path ends.
	 */
	static Meanwhile meanwhile(String name, String sql, Duration outlivesWaitOf, String why) {
		return new Meanwhile(name, sql, outlivesWaitOf, null, null, why);
	}

	/**
	 * What else goes on in production: from here on, a transaction is open for that long,
	 * whoever waits for it, or until the path ends. It is rolled back. A SELECT makes it
	 * a long report, an UPDATE somebody's open write.
	 */
	static Meanwhile meanwhileFor(Duration lasts, String name, String sql, String why) {
		return new Meanwhile(name, sql, null, lasts, null, why);
	}

	/**
	 * Has one of the instances that serve run code of its release's own.
	 * @param path of its route, which is asked by POST
	 */
	static Job job(String name, String path, String why) {
		return new Job(name, path, why);
	}

	/** Has code migrate by itself. */
	static Jdbc jdbc(String name, String why, Jdbc.Work work) {
		return new Jdbc(name, why, work);
	}

	/** Looks, and ends the path if what it sees is not so. */
	static Proof prove(String why, Check check) {
		return new Proof(why, check);
	}

}
