package org.downtimelab.check.output;

import org.downtimelab.check.result.Code;

/**
 * What a code means, for somebody who meets it for the first time.
 *
 * @param title in a few words
 * @param help what happens to users, and what to do
 */
record CodeText(String title, String help) {

	static CodeText of(Code code) {
		return switch (code) {
			case BLOCKS_READS -> new CodeText("Reads of a table wait",
					"While the statement holds its lock, every query on the table waits. "
							+ "Make the locked step short: do the slow work first, under a weaker lock.");
			case BLOCKS_WRITES -> new CodeText("Writes to a table wait",
					"While the statement holds its lock, every insert, update and delete on the table waits. "
							+ "Blocked writers fill the connection pool, so reads fail soon after. "
							+ "Use the form that takes a weaker lock: CONCURRENTLY for an index, NOT VALID for a constraint.");
			case REWRITES -> new CodeText("A table is rewritten",
					"PostgreSQL writes the whole table again under ACCESS EXCLUSIVE: nobody reads or writes until it is done. "
							+ "Add a new column, copy the values in batches, and switch.");
			case ROW_LOCKS -> new CodeText("Most rows are locked in one transaction",
					"Anyone who writes one of these rows waits until the transaction ends. "
							+ "Split the change into batches, each in a transaction of its own.");
			case LOCK_QUEUE -> new CodeText("Everybody queues behind a lock that is still waited for",
					"The statement waits for a long query, and every later query on the table waits behind it. "
							+ "Set a lock_timeout of 100 ms before the statement, and try again later when it strikes: a try of seconds is an outage.");
			case BREAKS_RUNNING_RELEASE -> new CodeText("The running release breaks",
					"While the migration runs and until the new release is live, the old one still works on this schema, and fails. "
							+ "Expand first, deploy, and contract in a later migration.");
			case DESTROYS_DATA -> new CodeText("Data is gone", "The migration removes values that nothing brings back. "
					+ "Stop using them in a release first, keep a copy, and drop them later.");
			case FAILS -> new CodeText("The migration fails",
					"It fails on plausible data or on this server, so the deployment stops half-way. "
							+ "Repair the data in an earlier migration, or correct the statement.");
			case LEAVES_INVALID -> new CodeText("Something invalid is left behind",
					"An index or a constraint is there but is not valid: no query uses it, and an invalid unique index may still reject inserts. "
							+ "Drop it, and create it again.");
			case NOT_RETRYABLE -> new CodeText("It cannot be run again after a failure",
					"After a failure half-way, repair and migrate do not finish it. "
							+ "Put it alone in its script, and first drop what a failed try may have left: DROP INDEX CONCURRENTLY IF EXISTS.");
			case NO_STATISTICS -> new CodeText("A column has lost its statistics",
					"Until the next ANALYZE, the planner guesses, and may choose a slow plan. "
							+ "Run ANALYZE on the table right after the migration.");
			case LONG -> new CodeText("It takes long, though it blocks nobody",
					"The deployment waits for it, and so do autovacuum and other schema changes on the table. "
							+ "Run it separately from the deployment.");
			case TIGHTENS -> new CodeText("A new rule that the running release may break",
					"The constraint rejects rows that the running release may still write. "
							+ "Make the release keep the rule first, then add the constraint.");
			case UNDO_DIFFERS -> new CodeText("The way back does not lead back",
					"After the undo script, the schema differs from the one before the migration. Correct the script.");
			case SLOWER_PLAN -> new CodeText("A query reads the whole table now",
					"Before the migration, an index found the rows. Now each such query reads all rows, and takes longer the more there are. "
							+ "Keep the index, or first see in production that no query uses it.");
			case SCANS_ON_DELETE -> new CodeText("A delete reads the whole of another table",
					"PostgreSQL looks for the rows that refer to a deleted one. No complete index begins with the columns of the foreign key, "
							+ "so each delete reads all rows. Create one, with CONCURRENTLY.");
			case NOT_COMPARABLE -> new CodeText("Values of a new column cannot be compared",
					"The type has no equality, so DISTINCT, UNION and GROUP BY fail in each query that has the column. "
							+ "jsonb has one, json has none.");
		};
	}

}
