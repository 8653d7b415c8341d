package org.downtimelab.scenario.testing;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.assertj.core.api.SoftAssertions;
import org.downtimelab.guard.Blocked;
import org.downtimelab.observe.HeldLock;
import org.downtimelab.observe.LockMode;
import org.downtimelab.observe.ObservedStatement;
import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** A path that was played, and what can be said of it: each verdict is one call. */
public final class PlayedPath {

	private final Path path;

	private final List<PlayedStep> steps;

	private final List<String> problems;

	private final List<String> lostWrites;

	private final long destroyedRows;

	PlayedPath(Path path, List<PlayedStep> steps, List<String> problems, List<String> lostWrites, long destroyedRows) {
		this.path = path;
		this.steps = steps;
		this.problems = problems;
		this.lostWrites = lostWrites;
		this.destroyedRows = destroyedRows;
	}

	/** Every step was played, and the last one reported success. */
	public PlayedPath reportsSuccess() {
		assertThat(errors()).as("steps that were played: %s", errors()).hasSameSizeAs(this.path.steps());
		assertThat(errors().get(this.steps.size() - 1)).isEmpty();
		return this;
	}

	/** No step failed. */
	public PlayedPath hadNoFailure() {
		assertThat(errors()).allMatch(Optional::isEmpty);
		return this;
	}

	/** A step, by its place from 0, failed with these words. */
	public PlayedPath failedAt(int step, String words) {
		assertThat(errors().get(step)).as("step %d", step)
			.hasValueSatisfying((error) -> assertThat(error).contains(words));
		return this;
	}

	/** The scenario's goal was reached. */
	public PlayedPath reachesTheGoal() {
		assertThat(this.problems).isEmpty();
		return this;
	}

	/** It was not, for this reason. */
	public PlayedPath missesTheGoal(String because) {
		assertThat(this.problems).anySatisfy((problem) -> assertThat(problem).contains(because));
		return this;
	}

	/** A statement that begins so took this lock on this table. */
	public PlayedPath locks(String statement, String table, LockMode mode) {
		assertThat(statements()).anySatisfy((each) -> {
			assertThat(each.sql()).startsWithIgnoringCase(statement);
			assertThat(each.locks()).contains(new HeldLock(table, mode));
		});
		return this;
	}

	/**
	 * The migration ran statements that begin so, in this order, and no others. Flyway
	 * runs all of them in one session.
	 */
	public PlayedPath runsAt(String version, String... beginnings) {
		assertThat(step(version).statements()).extracting(ObservedStatement::sql)
			.zipSatisfy(List.of(beginnings), (sql, beginning) -> assertThat(sql).startsWith(beginning));
		return this;
	}

	/** No statement held a lock that blocks reads or writes of this table. */
	public PlayedPath neverBlocks(String table) {
		assertThat(statements()).allSatisfy((each) -> assertThat(each.locks()).as(each.sql())
			.noneMatch((lock) -> lock.relation().equals(table) && !lock.mode().blocks().isEmpty()));
		return this;
	}

	/**
	 * The migration read no table from end to end, so its lock does not grow with one.
	 */
	public PlayedPath scansNothingAt(String version) {
		assertThat(step(version).rowsScanned()).as("rows scanned at %s", version).isZero();
		return this;
	}

	/** The migration read at least so many rows from end to end of their tables. */
	public PlayedPath scansAt(String version, long rows) {
		assertThat(step(version).rowsScanned()).as("rows scanned at %s", version).isGreaterThanOrEqualTo(rows);
		return this;
	}

	/** Right after the step of this name, the release failed at these endpoints only. */
	public PlayedPath breaks(String step, String release, String... endpoints) {
		assertThat(step(step).answers()).filteredOn((answer) -> answer.release().equals(release))
			.as("answers of %s at %s", release, step)
			.isNotEmpty()
			.filteredOn(Predicate.not(Answer::works))
			.extracting(Answer::endpoint)
			.containsExactlyInAnyOrder(endpoints);
		return this;
	}

	/** Every release that was live, whenever it was, worked at every endpoint. */
	public PlayedPath breaksNoRelease() {
		assertThat(this.steps).allSatisfy(
				(step) -> assertThat(step.answers()).as(step.step().name()).isNotEmpty().allMatch(Answer::works));
		return this;
	}

	/**
	 * A migration that takes a lock that blocks somebody is guarded, and says whom it
	 * blocks; one that is guarded neither scans nor rewrites a table: so it has the lock
	 * only for a moment.
	 */
	public PlayedPath holdsItsLocksForAMoment() {
		SoftAssertions verdicts = new SoftAssertions();
		for (PlayedStep step : this.steps) {
			if (step.step() instanceof Migration migration) {
				String name = "%s: %s".formatted(step.step().name(), step.step().why());
				verdicts.assertThat(migration.guarded()).as(name + ": says whom it blocks").isEqualTo(blocked(step));
				if (migration.guarded() != null) {
					verdicts.assertThat(step.rowsScanned()).as(name + ": rows scanned").isZero();
					verdicts.assertThat(step.statements())
						.as(name + ": rewrites nothing")
						.allMatch((each) -> each.rewrote().isEmpty());
				}
			}
		}
		verdicts.assertAll();
		return this;
	}

	/** Every write that a release acknowledged, whenever it was, is there in the end. */
	public PlayedPath losesNoWrite() {
		assertThat(this.lostWrites).isEmpty();
		return this;
	}

	/** Writes that these endpoints acknowledged are not there in the end. */
	public PlayedPath losesWrites(String... endpoints) {
		assertThat(this.lostWrites).extracting((line) -> line.split(" ", 2)[0]).contains(endpoints);
		return this;
	}

	/** So many of the rows that no path may destroy are gone. */
	public PlayedPath destroys(long rows) {
		assertThat(this.destroyedRows).as("rows destroyed").isEqualTo(rows);
		return this;
	}

	/** The migration got its lock at the first try: nobody queued behind it in vain. */
	public PlayedPath triedOnce(String version) {
		assertThat(step(version).outcome().tries()).as("tries of %s", version).isOne();
		return this;
	}

	/** A statement wrote every row of the table anew. */
	public PlayedPath rewrites(String table) {
		assertThat(statements()).anySatisfy((each) -> assertThat(each.rewrote()).contains(table));
		return this;
	}

	/**
	 * Whom the locks of a step blocked, or null for nobody. An index that goes with its
	 * table's column is locked beside the table, and is left out.
	 */
	private static Blocked blocked(PlayedStep step) {
		List<HeldLock> locks = step.statements()
			.stream()
			.flatMap((each) -> each.locks().stream())
			.filter((lock) -> lock.mode() == LockMode.ACCESS_EXCLUSIVE || lock.mode() == LockMode.SHARE_ROW_EXCLUSIVE)
			.toList();
		List<String> relations = locks.stream().map(HeldLock::relation).distinct().toList();
		if (relations.isEmpty()) {
			return null;
		}
		List<String> notIndexes = relations.stream().filter(Predicate.not(step.indexes()::contains)).toList();
		String[] tables = (notIndexes.isEmpty() ? relations : notIndexes).toArray(String[]::new);
		return locks.stream().anyMatch((lock) -> lock.mode() == LockMode.ACCESS_EXCLUSIVE)
				? Blocked.everythingOn(tables) : Blocked.writesTo(tables);
	}

	private List<Optional<String>> errors() {
		return this.steps.stream().map((step) -> step.outcome().error()).toList();
	}

	private List<ObservedStatement> statements() {
		return this.steps.stream().flatMap((step) -> step.statements().stream()).toList();
	}

	private PlayedStep step(String name) {
		return this.steps.stream()
			.filter((each) -> each.step().name().equals(name))
			.reduce((earlier, later) -> later)
			.orElseThrow(() -> new AssertionError("The %s path has not played %s".formatted(this.path.name(), name)));
	}

}
