package org.downtimelab.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.downtimelab.experiment.result.LockResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.StepResult;

/** What a step is called, and what became of it. */
final class StepWords {

	private static final String LOOK = """
			-- Look first, and again before each try, as a role that sees all sessions (pg_read_all_stats).
			-- Each row is a transaction that would be in the way. There must be none.
			SELECT pid, application_name, query FROM pg_locks JOIN pg_stat_activity USING (pid)
			WHERE relation IN (%s) AND xact_start < now() - interval '1 second';""";

	private StepWords() {
	}

	/**
	 * As in "step 2", counted from 1 without what goes on meanwhile: nobody does that.
	 */
	static String number(PathResult path, StepResult step) {
		if (meanwhile(step)) {
			return "meanwhile";
		}
		int number = 0;
		for (StepResult each : path.steps()) {
			number += meanwhile(each) ? 0 : 1;
			// Two steps may be equal.
			if (each == step) {
				break;
			}
		}
		return "step " + number;
	}

	/**
	 * As in "after step 2".
	 * @param place among all steps of the path, from 1; 0 is before the first
	 */
	static String after(PathResult path, int place) {
		if (place == 0) {
			return "before step 1";
		}
		// The rehearsal may have come further than the path.
		List<StepResult> until = path.steps().stream().limit(place).toList();
		return (until.size() == place && meanwhile(until.get(place - 1))) ? "meanwhile"
				: "after step " + (place - until.stream().filter(StepWords::meanwhile).count());
	}

	/**
	 * As in {@code after step 2 ("Drop the column")}; while it runs, if its instances
	 * migrate when they start.
	 */
	static String since(PathResult path, int place) {
		Optional<StepResult> step = path.steps().stream().limit(place).skip(Math.max(0, place - 1)).findAny();
		String when = step.filter(StepWords::migratesAtStartUp)
			.map((each) -> "while " + number(path, each) + " runs")
			.orElse(after(path, place));
		return when + step.map(StepWords::quoted).orElse("");
	}

	/** What its author says beyond its title, or nothing. */
	static String explanation(StepResult step) {
		return step.why().startsWith(step.title())
				? step.why().substring(step.title().length()).replaceFirst("^\\.\\s*", "") : step.why();
	}

	static String quoted(StepResult step) {
		return " (\"%s\")".formatted(step.title());
	}

	/**
	 * The query to ask before a step that looks before it queues, or null. It is stricter
	 * than the guard, which knows whom the lock would meet.
	 */
	static String look(StepResult step) {
		List<String> locked = step.statements()
			.stream()
			.flatMap((statement) -> statement.locks().stream())
			.filter((lock) -> !lock.blocks().isEmpty())
			.map(LockResult::relation)
			.distinct()
			.toList();
		// Its indexes are locked as well, and are named after it.
		String tables = locked.stream()
			.filter((name) -> locked.stream().noneMatch((other) -> name.startsWith(other + "_")))
			.map((name) -> "'" + name + "'::regclass")
			.collect(Collectors.joining(", "));
		return (!Boolean.TRUE.equals(step.guarded()) || tables.isEmpty()) ? null : LOOK.formatted(tables);
	}

	/** What the lab does to the path, not its user. */
	static boolean meanwhile(StepResult step) {
		return step.kind().equals("meanwhile");
	}

	/** Whether it can be the cause of anything: a check only looks. */
	static boolean changes(StepResult step) {
		return !meanwhile(step) && !step.kind().equals("check");
	}

	/** Whether its locks are those of an instance that starts: nobody watches them. */
	static boolean migratesAtStartUp(StepResult step) {
		return step.kind().equals("release") && step.source() != null;
	}

	/** What went wrong, without the migration's number and the server's details. */
	static String error(String error) {
		return error.strip()
			.replaceFirst("^V[0-9._]+: ", "")
			.replaceFirst("^ERROR: +", "")
			.replaceFirst("(?s)\\s+Detail: .*", "");
	}

	static String sentence(String text) {
		return text.matches("(?s).*[.!?]") ? text : text + ".";
	}

	static String capital(String text) {
		return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
	}

}
