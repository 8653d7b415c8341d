package org.downtimelab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

	private static final int MOST_OF_A_STATEMENT = 60;

	private final PathResult path;

	private final RunResult run;

	private final List<String> sentences = new ArrayList<>();

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
		Why why = new Why(path, run);
		why.lostWrites();
		why.destroyedRows();
		why.lock();
		why.blastRadius();
		why.brokenRelease();
		why.failedStep();
		why.harmless();
		return String.join(" ", why.sentences);
	}

	private void lostWrites() {
		this.path.steps()
			.stream()
			.max(Comparator.comparingLong(StepResult::lostWrites))
			.filter((step) -> step.lostWrites() > 0)
			.ifPresent((step) -> say("%s lost writes were made during %s: %s",
					(step.lostWrites() == this.path.lostWrites()) ? "All"
							: Figures.count(step.lostWrites()) + " of the",
					StepWords.number(this.path, step), StepWords.sentence(step.why())));
	}

	private void destroyedRows() {
		if (this.path.destroyedRows() > 0) {
			statements().map((statement) -> OneLine.sql(statement.sql()))
				.filter((sql) -> sql.matches("(?i)(DELETE|TRUNCATE|DROP TABLE)\\b.*"))
				.findFirst()
				.ifPresent((sql) -> say("The rows were destroyed by: %s.", OneLine.first(sql, MOST_OF_A_STATEMENT)));
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
				lock(OneLine.statement(taken.statement().sql()), taken.lock());
				tries(taken.step(), taken.lock());
			});
	}

	private void lock(String statement, LockResult lock) {
		String mode = ChainWords.sql(lock.mode());
		if (lock.waitedMs() > lock.heldMs()) {
			say("%s waited %s for the lock %s on %s, and %s queued behind it.", statement,
					Figures.time(lock.waitedMs()), mode, lock.relation(), LockWords.blocked(lock));
		}
		else {
			say("%s held the lock %s on %s for %s, and %s waited.", statement, mode, lock.relation(),
					Figures.time(lock.heldMs()), LockWords.blocked(lock));
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

	private void blastRadius() {
		if (this.path.blastRadius().isEmpty()) {
			return;
		}
		String bystanders = String.join(" and ", this.path.blastRadius());
		if (this.path.peakWaitingForConnection() == 0) {
			say("No lock blocked %s; it is not known why it was slow.", bystanders);
			return;
		}
		String size = this.run.environment().application().getOrDefault("poolSize", "");
		String all = size.isEmpty() ? "all connections" : "all " + size + " connections";
		say("Requests that waited held %s of the pool, so %s had to wait as well.", all, bystanders);
	}

	private void brokenRelease() {
		BrokenRelease.of(this.path)
			.ifPresent((broken) -> say("Release %s does not fit the schema %s: %s.", broken.release(),
					StepWords.afterNamed(this.path, broken.place()),
					String.join(", ", broken.endpoints()) + ((broken.endpoints().size() == 1) ? " fails" : " fail")));
	}

	private void failedStep() {
		Optional<StepResult> failed = this.path.steps()
			.stream()
			.filter((step) -> step.error() != null)
			.reduce((earlier, later) -> later);
		failed.ifPresent((step) -> {
			String error = StepWords.error(step.error());
			boolean timeout = error.contains("lock timeout");
			say("%s%s failed%s (%s).", StepWords.capital(StepWords.number(this.path, step)), StepWords.quoted(step),
					timeout ? ": it waited longer than its lock_timeout allows" : "",
					OneLine.first(error, Verdict.MOST_OF_AN_ERROR));
			StepResult last = this.path.steps().get(this.path.steps().size() - 1);
			if (last != step && !this.path.finalSchemaOk()) {
				say("%s: %s", StepWords.capital(StepWords.number(this.path, last)), StepWords.sentence(last.why()));
			}
		});
	}

	/** Locks of a migration that an instance runs at start-up are not watched. */
	private void harmless() {
		if (!this.sentences.isEmpty() || hurt().findAny().isPresent()
				|| this.path.steps().stream().anyMatch(StepWords::migratesAtStartUp)) {
			return;
		}
		Optional<LockResult> longest = statements().flatMap((statement) -> statement.locks().stream())
			.filter((lock) -> !lock.blocks().isEmpty())
			.max(Comparator.comparingDouble(LockResult::inTheWayMs));
		say(longest.isPresent() ? "No lock blocked reads or writes for longer than %s."
				: "No lock blocked reads or writes.",
				longest.map((lock) -> Figures.time(lock.inTheWayMs())).orElse(""));
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

	private void say(String words, Object... arguments) {
		this.sentences.add(words.formatted(arguments));
	}

}
