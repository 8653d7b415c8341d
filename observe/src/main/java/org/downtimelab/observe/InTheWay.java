package org.downtimelab.observe;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The looks that saw the migration in the way of those who use a table: a lock that it
 * held or wanted there, a row that it or its backfill had changed, or a chain that ends
 * at it, each with a session waiting behind it.
 */
public final class InTheWay {

	private final TreeSet<Long> looks = new TreeSet<>();

	/**
	 * Finds them.
	 * @param samples in any order
	 * @param table with its schema unless that is public, or null for none
	 * @param blocked what would stop its user: read, write or row-write
	 * @param backfill the application_name of the session that fills in rows
	 */
	public InTheWay(List<Sample> samples, String table, Collection<String> blocked, String backfill) {
		samples.stream()
			.filter((sample) -> table != null && !sample.waiters().isEmpty())
			.filter((sample) -> sees(sample, table, blocked, backfill))
			.forEach((sample) -> this.looks.add(sample.atMicros()));
	}

	/**
	 * Whether it was seen in the way within a stretch.
	 * @param fromMicros since the epoch
	 * @param toMicros likewise
	 */
	public boolean meanwhile(long fromMicros, long toMicros) {
		Long first = this.looks.ceiling(fromMicros);
		return first != null && first <= toMicros;
	}

	private static boolean sees(Sample sample, String table, Collection<String> blocked, String backfill) {
		return sample.locks()
			.stream()
			.anyMatch(
					(lock) -> lock.relation().equals(table) && sample.blocks(lock).stream().anyMatch(blocked::contains)
							&& behind(sample, lock.pid(), table) > 0)
				|| new WaitGraph(sample).chains()
					.stream()
					.flatMap((chain) -> chain.links().stream().filter((link) -> counts(chain, link, backfill)))
					.anyMatch((link) -> table.equals(link.relation())
							&& link.blocks().stream().anyMatch(blocked::contains));
	}

	private static boolean counts(Chain chain, Chain.Link link, String backfill) {
		return chain.hasMigration() || (link.lockType().equals("row") && backfill.equals(link.application()));
	}

	private static int behind(Sample sample, int pid, String table) {
		return Queue.behind(Set.of(pid), sample.waiters(), (waiter) -> table.equals(waiter.relation()));
	}

}
