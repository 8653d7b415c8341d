package org.downtimelab.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.experiment.result.StatementResult;
import org.downtimelab.experiment.result.StepResult;
import org.downtimelab.experiment.result.Stretch;

/**
 * Why a path did to its users what it did, in a few sentences: which lock made whom wait,
 * who waited for want of a connection, what a release could no longer do, which step
 * failed, and where data was lost.
 */
public final class Why {

	/** After a lock, the pool and the queue of requests need a moment. */
	private static final double RECOVERY_MS = 5_000;

	private final PathResult path;

	private final RunResult run;

	private final List<String> sentences = new ArrayList<>();

	private final Set<StepResult> explained = Collections.newSetFromMap(new IdentityHashMap<>());

	private Why(PathResult path, RunResult run) {
		this.path = path;
		this.run = run;
	}

	/**
	 * The sentences of a path.
	 * @param path of the run
	 * @param run whose SLO and pool count
	 * @return one or more sentences; empty if nothing is known
	 */
	public static String of(PathResult path, RunResult run) {
		return String.join(" ", reasons(path, run));
	}

	/** One reason each, the most important first. */
	static List<String> reasons(PathResult path, RunResult run) {
		Why why = new Why(path, run);
		why.lostWrites();
		why.destroyedRows();
		why.lock();
		why.blastRadius();
		why.brokenRelease();
		why.failedStep();
		why.harmless();
		return why.sentences;
	}

	private void lostWrites() {
		this.path.steps()
			.stream()
			.max(Comparator.comparingLong(StepResult::lostWrites))
			.filter((step) -> step.lostWrites() > this.path.lostWrites() / 2)
			.ifPresent((step) -> {
				say("%s lost writes came while %s ran%s.%s",
						(step.lostWrites() == this.path.lostWrites()) ? "The"
								: Figures.count(step.lostWrites()) + " of the " + Figures.count(this.path.lostWrites()),
						StepWords.number(this.path, step), StepWords.quoted(step), explained(step));
			});
	}

	private void destroyedRows() {
		if (this.path.destroyedRows() > 0) {
			this.path.steps()
				.stream()
				.filter((step) -> step.error() == null && step.statements()
					.stream()
					.anyMatch((statement) -> OneLine.sql(statement.sql())
						.matches("(?i)(DELETE|TRUNCATE|DROP TABLE)\\b.*")))
				.findFirst()
				.ifPresent((step) -> say("%s%s deleted the rows.", StepWords.capital(StepWords.number(this.path, step)),
						StepWords.quoted(step)));
		}
	}

	/** The longest lock that stood in the way of somebody while he was down. */
	private void lock() {
		record Taken(StepResult step, StatementResult statement, LockResult lock) {
		}
		this.path.steps()
			.stream()
			.flatMap((step) -> step.statements()
				.stream()
				.flatMap((statement) -> statement.locks().stream().map((lock) -> new Taken(step, statement, lock))))
			.filter((taken) -> !taken.lock().blocks().isEmpty() && taken.lock().inTheWayMs() >= this.run.sloMs() / 2.0
					&& hurt().anyMatch((seen) -> meets(seen, taken.lock())))
			.max(Comparator.<Taken>comparingDouble((taken) -> taken.lock().inTheWayMs())
				.thenComparing((taken) -> taken.lock().peakWaiters()))
			.ifPresent((taken) -> {
				lock(OneLine.statement(taken.statement().sql()), taken.lock(),
						this.path.path().equals("folklore") ? explained(taken.step()) : "");
				tries(taken.step(), taken.lock());
				wentOn(taken.step(), taken.lock());
			});
	}

	/** What the claim of a path overlooks is said where it hurts. */
	private void lock(String statement, LockResult lock, String explanation) {
		String mode = ChainWords.sql(lock.mode());
		if (lock.waitedMs() > lock.heldMs()) {
			say("%s waited %s for the lock %s on %s, and %s queued behind it.%s", statement,
					Figures.time(lock.waitedMs()), mode, lock.relation(), LockWords.blocked(lock), explanation);
		}
		else {
			say("%s held the lock %s on %s for %s, and %s waited.%s", statement, mode, lock.relation(),
					Figures.time(lock.heldMs()), LockWords.blocked(lock), explanation);
		}
	}

	/** Each try is an outage of its own. */
	private void tries(StepResult step, LockResult longest) {
		if (step.tries() > 1) {
			say("It was tried %d times, and they queued behind each try: for %s in all.", step.tries(), Figures
				.time(step.statements()
					.stream()
					.flatMap((statement) -> statement.locks().stream())
					.filter((lock) -> lock.relation().equals(longest.relation()) && lock.mode().equals(longest.mode()))
					.mapToDouble(LockResult::inTheWayMs)
					.sum()));
		}
	}

	/**
	 * Of those whose release fits the schema, and who waited for something else than the
	 * lock.
	 */
	private void wentOn(StepResult step, LockResult lock) {
		double gone = lock.startMs() + lock.inTheWayMs();
		double down = this.path.endpoints()
			.stream()
			.filter((seen) -> !this.path.breaks(seen.name()))
			.flatMap((seen) -> seen.outages().stream())
			.filter((outage) -> outage.fromMs() < gone + RECOVERY_MS)
			.mapToDouble((outage) -> outage.toMs() - gone)
			.max()
			.orElse(0);
		if (down > RECOVERY_MS && !this.path.schemaProblems().isEmpty()) {
			say("When that lock was gone, users stayed down for another %s: %s%s", Figures.time(down),
					StepWords.sentence(this.path.schemaProblems().get(0)), explained(step));
		}
	}

	private void blastRadius() {
		if (this.path.blastRadius().isEmpty()) {
			return;
		}
		String bystanders = String.join(" and ", this.path.blastRadius());
		if (this.path.peakWaitingForConnection() == 0) {
			say("It is not known what made %s slow.", bystanders);
			return;
		}
		String size = this.run.environment().application().getOrDefault("poolSize", "");
		String all = size.isEmpty() ? "all connections" : "all " + size + " connections";
		say("Requests that waited held %s of the pool, so %s had to wait as well.", all, bystanders);
	}

	private void brokenRelease() {
		BrokenRelease.of(this.path)
			.ifPresent((broken) -> say("Release %s fails %s: %s (%s).%s", broken.release(),
					StepWords.since(this.path, broken.place()), String.join(", ", broken.endpoints()),
					OneLine.first(broken.error(), Verdict.MOST_OF_AN_ERROR), overlooked(broken)));
	}

	private String overlooked(BrokenRelease broken) {
		boolean silent = !this.path.path().equals("folklore") || !this.explained.isEmpty() || broken.place() == 0;
		return silent ? "" : explained(this.path.steps().get(broken.place() - 1));
	}

	private void failedStep() {
		Optional<StepResult> failed = this.path.steps()
			.stream()
			.filter((step) -> step.error() != null)
			.reduce((earlier, later) -> later);
		failed.ifPresent((step) -> {
			String error = StepWords.error(step.error());
			boolean timeout = error.contains("lock timeout");
			say("%s%s failed%s.%s", StepWords.capital(StepWords.number(this.path, step)), StepWords.quoted(step),
					timeout ? ": it waited longer than its lock_timeout allows"
							: " (" + OneLine.first(error, Verdict.MOST_OF_AN_ERROR) + ")",
					explained(step));
			StepResult last = this.path.steps().get(this.path.steps().size() - 1);
			if (last != step && !this.path.finalSchemaOk() && !this.explained.contains(last)
					&& !StepWords.explanation(last).isEmpty()) {
				say("%s%s:%s", StepWords.capital(StepWords.number(this.path, last)), StepWords.quoted(last),
						explained(last));
			}
		});
	}

	/** Locks of a migration that an instance runs at start-up are not watched. */
	private void harmless() {
		if (!this.sentences.isEmpty() || hurt().findAny().isPresent()
				|| this.path.steps().stream().anyMatch(StepWords::migratesAtStartUp)) {
			return;
		}
		// The verdict names a lock that was too short to be seen.
		if (statements().flatMap((statement) -> statement.locks().stream())
			.allMatch((lock) -> lock.blocks().isEmpty())) {
			say("No lock blocked reads or writes.");
		}
	}

	private Stream<EndpointResult> hurt() {
		return this.path.endpoints()
			.stream()
			.filter((seen) -> seen.attributableBad() > 0 && !this.path.blastRadius().contains(seen.name()));
	}

	private Stream<StatementResult> statements() {
		return this.path.steps().stream().flatMap((step) -> step.statements().stream());
	}

	private static boolean meets(EndpointResult seen, LockResult lock) {
		Stretch there = new Stretch(lock.startMs(), lock.startMs() + lock.inTheWayMs());
		return seen.outages().isEmpty() || seen.outages().stream().anyMatch(there::meets);
	}

	/** What the author of a step says of it, once, as it follows a sentence. */
	private String explained(StepResult step) {
		String words = StepWords.explanation(step);
		return (this.explained.add(step) && !words.isEmpty()) ? " " + words : "";
	}

	private void say(String words, Object... arguments) {
		this.sentences.add(words.formatted(arguments));
	}

}
