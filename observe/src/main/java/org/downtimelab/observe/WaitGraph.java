package org.downtimelab.observe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.downtimelab.observe.Chain.Link;

/** Who waits for whom, in one sample. */
final class WaitGraph {

	private final Sample sample;

	private final Map<Integer, Sample.Waiter> waiters = new HashMap<>();

	private final Map<Integer, List<Sample.Holder>> holders = new HashMap<>();

	WaitGraph(Sample sample) {
		this.sample = sample;
		sample.waiters().forEach((waiter) -> this.waiters.put(waiter.pid(), waiter));
		sample.holders()
			.forEach((holder) -> this.holders.computeIfAbsent(holder.pid(), (pid) -> new ArrayList<>()).add(holder));
	}

	/**
	 * The chains of this moment. A queue right behind a lock that the migration holds is
	 * none, nor is one that is a part of a longer one.
	 */
	List<Chain> chains() {
		Map<List<Link>, List<Sample.Waiter>> found = new LinkedHashMap<>();
		for (Sample.Waiter waiter : this.sample.waiters()) {
			if (!watched(waiter.pid())) {
				for (int head : blockers(waiter)) {
					List<Link> links = links(head, waiter);
					if (isChain(links, waiter)) {
						found.computeIfAbsent(links, (key) -> new ArrayList<>()).add(waiter);
					}
				}
			}
		}
		Set<Integer> inner = new HashSet<>();
		found.keySet().forEach((links) -> links.stream().skip(1).map(Link::pid).forEach(inner::add));
		return found.entrySet()
			.stream()
			.filter((entry) -> !inner.contains(entry.getKey().get(0).pid()))
			.map((entry) -> chain(entry.getKey(), entry.getValue()))
			.toList();
	}

	/** Users who change the same row wait for each other in every application. */
	private static boolean isChain(List<Link> links, Sample.Waiter waiter) {
		Link head = links.get(0);
		boolean amongUsers = head.lockType().equals("row") && Objects.equals(head.application(), waiter.application());
		return !amongUsers && (links.size() > 1 || !head.migration());
	}

	private Chain chain(List<Link> links, List<Sample.Waiter> first) {
		long since = first.stream().mapToLong(Sample.Waiter::sinceMicros).min().orElse(this.sample.atMicros());
		long at = Math.max(since, this.sample.atMicros());
		return new Chain(since, at, (at - since) / 1e3, Queue.behind(Set.of(links.get(0).pid()), this.sample.waiters()),
				links);
	}

	private List<Link> links(int head, Sample.Waiter behind) {
		List<Link> links = new ArrayList<>();
		Set<Integer> known = new HashSet<>(Set.of(behind.pid()));
		Integer next = head;
		Sample.Waiter waiter = behind;
		while (next != null && known.add(next)) {
			links.add(link(next, waiter));
			waiter = this.waiters.get(next);
			next = (waiter != null) ? main(blockers(waiter)) : null;
		}
		return links;
	}

	/** A migrating session, if it is one of several. */
	private Integer main(List<Integer> blockers) {
		return blockers.stream().min(Comparator.comparing((pid) -> !watched(pid))).orElse(null);
	}

	/**
	 * For whom a session waits. Of those that want the same row, the first waits for the
	 * transaction that has changed it, and the others for the first.
	 */
	private List<Integer> blockers(Sample.Waiter waiter) {
		if (!waiter.lockType().equals("tuple")) {
			return waiter.waitsFor();
		}
		return waiter.waitsFor().stream().flatMap((pid) -> {
			Sample.Waiter first = this.waiters.get(pid);
			boolean queued = first != null && first.lockType().equals("transactionid");
			return (queued ? first.waitsFor() : List.of(pid)).stream();
		}).distinct().toList();
	}

	private Link link(int pid, Sample.Waiter behind) {
		Sample.Waiter own = this.waiters.get(pid);
		Sample.Holder session = this.holders.getOrDefault(pid, List.of()).stream().findFirst().orElse(null);
		String application = (session != null) ? session.application() : (own != null) ? own.application() : null;
		String query = (session != null) ? session.query() : (own != null) ? own.query() : null;
		if (behind.waitsForRow()) {
			return new Link(pid, application, query, watched(pid), "row", behind.relation(), null, true);
		}
		LockMode held = held(pid, behind);
		boolean wants = held == null && own != null && own.lockType().equals(behind.lockType())
				&& Objects.equals(own.relation(), behind.relation());
		LockMode mode = !behind.lockType().equals("relation") ? null : wants ? own.mode() : held;
		return new Link(pid, application, query, watched(pid), behind.lockType(), behind.relation(), mode, !wants);
	}

	/** The strongest lock of a session that stands in another's way, or null. */
	private LockMode held(int pid, Sample.Waiter behind) {
		return this.holders.getOrDefault(pid, List.of())
			.stream()
			.filter((holder) -> holder.relation() != null && holder.relation().equals(behind.relation()))
			.map(Sample.Holder::mode)
			.filter((mode) -> behind.lockType().equals("relation") && mode.conflictsWith(behind.mode()))
			.max(Comparator.naturalOrder())
			.orElse(null);
	}

	private boolean watched(int pid) {
		return this.holders.getOrDefault(pid, List.of()).stream().anyMatch(Sample.Holder::watched)
				|| this.sample.locks().stream().anyMatch((lock) -> lock.pid() == pid);
	}

}
