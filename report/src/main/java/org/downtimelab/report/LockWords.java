package org.downtimelab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.StatementResult;

/** What a lock did, in words. */
final class LockWords {

	/**
	 * That of CONCURRENTLY and VALIDATE
	 * (<a href="https://www.postgresql.org/docs/18/explicit-locking.html">Explicit
	 * Locking</a>): it conflicts with itself, and with all that DDL takes.
	 */
	private static final String BLOCKS_MAINTENANCE = "ShareUpdateExclusiveLock";

	private LockWords() {
	}

	/** The locks that block reads or writes; of a statement with none, its longest. */
	static List<LockResult> worthTelling(StatementResult statement) {
		List<LockResult> blocking = statement.locks().stream().filter((lock) -> !lock.blocks().isEmpty()).toList();
		return !blocking.isEmpty() ? blocking
				: statement.locks()
					.stream()
					.max(Comparator.comparingDouble((lock) -> lock.waitedMs() + lock.heldMs()))
					.stream()
					.toList();
	}

	static String of(LockResult lock) {
		List<String> words = new ArrayList<>();
		String what = lock.mode() + " on " + lock.relation();
		if (lock.waitedMs() >= 1) {
			words.add("waited " + Figures.time(lock.waitedMs()));
		}
		words.add("held " + Figures.time(lock.heldMs()));
		words.add(blocks(lock));
		if (lock.peakWaiters() > 0) {
			words.add("up to " + Figures.count(lock.peakWaiters(), "session") + " waited");
		}
		return what + ": " + String.join(", ", words);
	}

	/** Whether it blocks only writes to the same rows. */
	static boolean onlyRows(LockResult lock) {
		return lock.blocks().equals(List.of("row-write"));
	}

	/** The table, or rows of it. */
	static String locked(LockResult lock) {
		return onlyRows(lock) ? "rows of " + lock.relation() : lock.relation();
	}

	/** As in "every read and write". */
	static String blocked(LockResult lock) {
		boolean reads = lock.blocks().contains("read");
		boolean writes = lock.blocks().contains("write");
		return (reads && writes) ? "every read and write"
				: reads ? "every read" : writes ? "every write" : "writes to the same rows";
	}

	static String blocks(LockResult lock) {
		boolean reads = lock.blocks().contains("read");
		boolean writes = lock.blocks().contains("write");
		if (reads && writes) {
			return "blocks reads and writes";
		}
		if (reads || writes) {
			return reads ? "blocks reads" : "blocks writes";
		}
		if (lock.blocks().contains("row-write")) {
			return "blocks writes to the same rows";
		}
		return lock.mode().equals(BLOCKS_MAINTENANCE) ? "blocks no reads or writes, only autovacuum and other DDL"
				: "blocks no reads or writes";
	}

}
