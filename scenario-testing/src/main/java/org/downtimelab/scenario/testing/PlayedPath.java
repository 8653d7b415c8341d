package org.downtimelab.scenario.testing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.assertj.core.api.SoftAssertions;
import org.downtimelab.database.Database;
import org.downtimelab.experiment.EndpointClient;
import org.downtimelab.experiment.FinalState;
import org.downtimelab.experiment.Rehearsal;
import org.downtimelab.experiment.Rehearsal.Rehearsed;
import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.experiment.writes.WriteAudit;
import org.downtimelab.guard.Blocked;
import org.downtimelab.observe.HeldLock;
import org.downtimelab.observe.LockMode;
import org.downtimelab.observe.ObservedStatement;
import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;
import org.downtimelab.scenario.testing.TableScans.ScannedStep;
import org.downtimelab.traffic.Endpoint;

import static org.assertj.core.api.Assertions.assertThat;

/** A path that was played, and what can be said of it: each verdict is one call. */
public final class PlayedPath {

	private static final Duration SLO = Duration.ofMillis(250);

	private final Path path;

	private final Rehearsed rehearsed;

	private final List<ScannedStep> steps;

	private final List<String> problems;

	/** By endpoint. */
	private final Map<String, WriteAudit> writes = new LinkedHashMap<>();

	private final long destroyedRows;

	private PlayedPath(Scenario scenario, Path path, Database database, long rows) {
		this.path = path;
		FinalState end = new FinalState(scenario, path, database);
		TableScans scans = new TableScans(database);
		EndpointClient questions = new EndpointClient(rows);
		long kept = end.keptRows();
		try (Rehearsal rehearsal = new Rehearsal(scenario, path, database, SLO,
				InJvmRelease.starter(scenario, database), questions)) {
			this.rehearsed = rehearsal.play((step) -> true, scans::around);
			this.steps = scans.steps();
			this.problems = end.schemaProblems();
			this.destroyedRows = kept - end.keptRows();
			for (Endpoint endpoint : scenario.endpoints()) {
				this.writes.put(endpoint.name(),
						end.audit((name) -> name.equals(endpoint.name()) ? questions.asked(name) : List.of()));
			}
		}
	}

	/**
	 * Plays a path on a seeded database, with the real application live.
	 * @param rows of the large table: more than there are questions, so that no row is
	 * written twice
	 */
	static PlayedPath of(Scenario scenario, Path path, Database database, long rows) {
		return new PlayedPath(scenario, path, database, rows);
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
		assertThat(this.rehearsed.statements()).anySatisfy((each) -> {
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
		assertThat(statements(step(version))).extracting(ObservedStatement::sql)
			.zipSatisfy(List.of(beginnings), (sql, beginning) -> assertThat(sql).startsWith(beginning));
		return this;
	}

	/** No statement held a lock that blocks reads or writes of this table. */
	public PlayedPath neverBlocks(String table) {
		assertThat(this.rehearsed.statements()).allSatisfy((each) -> assertThat(each.locks()).as(each.sql())
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
		assertThat(answersAfter(step(step))).filteredOn((answer) -> answer.release().equals(release))
			.as("answers of %s at %s", release, step)
			.isNotEmpty()
			.filteredOn(Predicate.not(CompatibilityCell::ok))
			.extracting(CompatibilityCell::endpoint)
			.containsExactlyInAnyOrder(endpoints);
		return this;
	}

	/** Every release that was live, whenever it was, worked at every endpoint. */
	public PlayedPath breaksNoRelease() {
		assertThat(this.steps).allSatisfy((step) -> assertThat(answersAfter(step)).isNotEmpty());
		assertThat(this.rehearsed.compatibility()).allMatch(CompatibilityCell::ok);
		return this;
	}

	/**
	 * A migration that takes a lock that blocks somebody is guarded, and says whom it
	 * blocks; one that is guarded neither scans nor rewrites a table: so it has the lock
	 * only for a moment.
	 */
	public PlayedPath holdsItsLocksForAMoment() {
		SoftAssertions verdicts = new SoftAssertions();
		for (ScannedStep scanned : this.steps) {
			Step step = scanned.played().step();
			if (step instanceof Migration migration) {
				String name = "%s: %s".formatted(step.name(), step.why());
				verdicts.assertThat(migration.guarded()).as(name + ": says whom it blocks").isEqualTo(blocked(scanned));
				if (migration.guarded() != null) {
					verdicts.assertThat(scanned.rowsScanned()).as(name + ": rows scanned").isZero();
					verdicts.assertThat(statements(scanned))
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
		assertThat(this.writes.values()).allMatch((audit) -> audit.lost() == 0);
		return this;
	}

	/** Writes that these endpoints acknowledged are not there in the end. */
	public PlayedPath losesWrites(String... endpoints) {
		assertThat(List.of(endpoints)).allMatch((endpoint) -> this.writes.get(endpoint).lost() > 0);
		return this;
	}

	/** So many of the rows that no path may destroy are gone. */
	public PlayedPath destroys(long rows) {
		assertThat(this.destroyedRows).as("rows destroyed").isEqualTo(rows);
		return this;
	}

	/** The migration got its lock at the first try: nobody queued behind it in vain. */
	public PlayedPath triedOnce(String version) {
		assertThat(step(version).played().outcome().tries()).as("tries of %s", version).isOne();
		return this;
	}

	/** Somebody came between its look and its try so often, and no oftener. */
	public PlayedPath triedAtMost(String version, int tries) {
		assertThat(step(version).played().outcome().tries()).as("tries of %s", version).isBetween(1, tries);
		return this;
	}

	/** A statement wrote every row of the table anew. */
	public PlayedPath rewrites(String table) {
		assertThat(this.rehearsed.statements()).anySatisfy((each) -> assertThat(each.rewrote()).contains(table));
		return this;
	}

	/**
	 * Whom the locks of a step blocked, or null for nobody. An index that goes with its
	 * table's column is locked beside the table, and is left out.
	 */
	private Blocked blocked(ScannedStep step) {
		List<HeldLock> locks = statements(step).stream()
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
		return this.steps.stream().map((step) -> step.played().outcome().error()).toList();
	}

	private List<ObservedStatement> statements(ScannedStep step) {
		return this.rehearsed.statements().subList(step.played().firstStatement(), step.played().endStatement());
	}

	/** What each release answered that was live in the step, or right after it. */
	private List<CompatibilityCell> answersAfter(ScannedStep step) {
		int place = 1 + this.steps.indexOf(step);
		return this.rehearsed.compatibility().stream().filter((answer) -> answer.place() == place).toList();
	}

	private ScannedStep step(String name) {
		return this.steps.stream()
			.filter((each) -> each.played().step().name().equals(name))
			.reduce((earlier, later) -> later)
			.orElseThrow(() -> new AssertionError("The %s path has not played %s".formatted(this.path.name(), name)));
	}

}
