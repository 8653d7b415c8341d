package org.downtimelab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.experiment.result.StatementResult;
import org.downtimelab.experiment.result.StepResult;
import org.downtimelab.experiment.result.Stretch;

/** Which lock made users wait, and who waited for want of a connection. */
record WaitWords(PathResult path, RunResult run, Reasons reasons) {

	/** How the sentence on an empty pool begins. */
	static final String POOL = "Waiting requests held ";

	/** After a lock, the pool and the queue of requests need a moment. */
	private static final double RECOVERY_MS = 5_000;

	/** A part without a lock is worth telling beside a lock from here on. */
	private static final double LONG_MS = 1_000;

	private static final double LARGE = 0.25;

	/** The parts of the outage in which users waited: behind a lock, or without one. */
	List<OutagePart> parts() {
		List<OutagePart> parts = new ArrayList<>();
		Optional<Taken> longest = locks(this.path).filter(this::stoodInTheWay)
			.max(Comparator.<Taken>comparingDouble((taken) -> taken.lock().inTheWayMs())
				.thenComparing((taken) -> taken.lock().peakWaiters()));
		longest.ifPresent((taken) -> {
			parts.add(new OutagePart(inAll(taken), () -> {
				longest(taken);
				tries(taken);
			}));
			wentOn(taken).ifPresent(parts::add);
		});
		if (parts.size() < 2) {
			withoutALock(longest.isPresent()).ifPresent(parts::add);
		}
		return parts;
	}

	/**
	 * Whether nobody was hurt and nothing blocked anybody. A lock that was too short to
	 * be seen is in the verdict; those of an instance that migrates at its start are not
	 * watched.
	 */
	static boolean noLockBlocked(PathResult path) {
		return hurt(path).findAny().isEmpty() && path.steps().stream().noneMatch(StepWords::migratesAtStartUp)
				&& locks(path).allMatch((taken) -> taken.lock().blocks().isEmpty());
	}

	/** It blocked somebody who was down meanwhile. */
	private boolean stoodInTheWay(Taken taken) {
		return !taken.lock().blocks().isEmpty() && taken.lock().inTheWayMs() >= this.run.sloMs() / 2.0
				&& hurt(this.path).anyMatch((seen) -> meets(seen, taken.lock()));
	}

	private void longest(Taken taken) {
		LockResult lock = taken.lock();
		boolean waited = lock.waitedMs() > lock.heldMs();
		this.reasons.say(
				waited ? "%s waited %s to lock %s%s, and %s queued behind it.%s"
						: "%s locked %3$s for %2$s%4$s: %5$s waited.%6$s",
				OneLine.statement(taken.statement().sql()), Figures.time(waited ? lock.waitedMs() : lock.heldMs()),
				LockWords.locked(lock), LockWords.onlyRows(lock) ? "" : " (" + ChainWords.sql(lock.mode()) + ")",
				LockWords.blocked(lock), this.reasons.explained(taken.step()));
	}

	/** Each try is an outage of its own. */
	private void tries(Taken longest) {
		if (longest.step().tries() > 1) {
			this.reasons.say("It was tried %d times, and they queued behind each try: for %s in all.",
					longest.step().tries(), Figures.time(inAll(longest)));
		}
	}

	/**
	 * How long the same lock was in the way in all tries of its step, in milliseconds.
	 */
	private static double inAll(Taken longest) {
		return longest.step()
			.statements()
			.stream()
			.flatMap((statement) -> statement.locks().stream())
			.filter((lock) -> lock.relation().equals(longest.lock().relation())
					&& lock.mode().equals(longest.lock().mode()))
			.mapToDouble(LockResult::inTheWayMs)
			.sum();
	}

	/**
	 * For endpoints whose release fits the schema, and which stayed down after the lock
	 * was gone. A problem of the final schema can explain only an outage that lasted to
	 * the end.
	 */
	private Optional<OutagePart> wentOn(Taken taken) {
		double gone = taken.lock().startMs() + taken.lock().inTheWayMs();
		double down = this.path.endpoints()
			.stream()
			.filter((seen) -> seen.open() && !this.path.breaks(seen.name()))
			.flatMap((seen) -> seen.outages().stream())
			.filter((outage) -> outage.fromMs() < gone + RECOVERY_MS)
			.mapToDouble((outage) -> outage.toMs() - gone)
			.max()
			.orElse(0);
		if (down <= RECOVERY_MS || this.path.schemaProblems().isEmpty()) {
			return Optional.empty();
		}
		StepResult step = taken.step();
		return Optional.of(new OutagePart(down,
				() -> this.reasons.say("After %s%s, users stayed down for another %s: %s%s",
						StepWords.number(this.path, step), StepWords.quoted(step), Figures.time(down),
						StepWords.sentence(this.path.schemaProblems().get(0)), this.reasons.explained(step))));
	}

	/**
	 * The step after whose start the first outage began that no lock explains.
	 * @param locked whether a lock explains another part: then it must be long
	 */
	private Optional<OutagePart> withoutALock(boolean locked) {
		UnlockedOutages free = new UnlockedOutages(this.path);
		OptionalDouble begins = free.beginsMs();
		double ms = free.longestMs();
		double down = this.path.endpoints().stream().mapToDouble(EndpointResult::downtimeMs).max().orElse(0);
		if (begins.isEmpty() || (locked && (ms < LONG_MS || ms < down * LARGE))) {
			return Optional.empty();
		}
		return this.path.steps()
			.stream()
			.filter((step) -> StepWords.changes(step) && step.startMs() <= begins.getAsDouble()
					&& this.reasons.unexplained(step))
			.reduce((earlier, later) -> later)
			.map((step) -> new OutagePart(ms, () -> this.reasons.explain(this.path, step)));
	}

	/** Who was down though nothing blocked them. */
	void blastRadius() {
		if (this.path.blastRadius().isEmpty()) {
			return;
		}
		List<String> radius = this.path.blastRadius();
		String bystanders = (radius.size() == this.path.endpoints().size()) ? "every endpoint" : listed(radius);
		if (this.path.peakWaitingForConnection() == 0) {
			this.reasons.say("It is not known what made %s slow.", bystanders);
			return;
		}
		String size = this.run.environment().application().getOrDefault("poolSize", "");
		String all = size.isEmpty() ? "all connections" : "all " + size + " connections";
		this.reasons.say(POOL + "%s of the pool, so %s waited too.", all, bystanders);
	}

	/** As in "a, b and c". */
	private static String listed(List<String> names) {
		int last = names.size() - 1;
		return (last < 1) ? String.join("", names)
				: String.join(", ", names.subList(0, last)) + " and " + names.get(last);
	}

	/** Who was down, the bystanders aside. */
	private static Stream<EndpointResult> hurt(PathResult path) {
		return path.endpoints()
			.stream()
			.filter((seen) -> seen.attributableBad() > 0 && !path.blastRadius().contains(seen.name()));
	}

	private static Stream<Taken> locks(PathResult path) {
		return path.steps()
			.stream()
			.flatMap((step) -> step.statements()
				.stream()
				.flatMap((statement) -> statement.locks().stream().map((lock) -> new Taken(step, statement, lock))));
	}

	private static boolean meets(EndpointResult seen, LockResult lock) {
		Stretch there = new Stretch(lock.startMs(), lock.startMs() + lock.inTheWayMs());
		return seen.outages().isEmpty() || seen.outages().stream().anyMatch(there::meets);
	}

	/** A lock, and who took it. */
	private record Taken(StepResult step, StatementResult statement, LockResult lock) {
	}

}
