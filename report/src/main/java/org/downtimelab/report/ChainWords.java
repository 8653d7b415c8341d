package org.downtimelab.report;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.downtimelab.experiment.result.ChainLink;

/** A chain of waiting sessions, in one sentence. */
public final class ChainWords {

	private static final int MOST_OF_A_NAME = 40;

	private ChainWords() {
	}

	/**
	 * As in "10 sessions waited for another session (psql, pid 4711), which wanted ACCESS
	 * EXCLUSIVE on large_order and waited for …".
	 * @param waiters how many stood behind the first link
	 * @param links who was in the way, at least one
	 */
	public static String of(int waiters, List<ChainLink> links) {
		StringBuilder words = new StringBuilder(Figures.count(waiters, "session"));
		String waited = " waited for ";
		for (ChainLink link : links) {
			words.append(waited)
				.append(who(link))
				.append(link.held() ? ", which held " : ", which wanted ")
				.append(lock(link));
			waited = " and waited for ";
		}
		return words.toString();
	}

	private static String lock(ChainLink link) {
		String on = (link.relation() != null) ? " on " + link.relation() : "";
		return switch (link.lockType()) {
			case "relation" -> ((link.mode() != null) ? sql(link.mode()) : "a lock") + on;
			case "row" -> "a row lock" + on;
			case "virtualxid", "transactionid" -> "an open transaction";
			default -> "a lock (" + link.lockType() + ")" + on;
		};
	}

	/**
	 * A mode as LOCK TABLE has it: ShareUpdateExclusiveLock is SHARE UPDATE EXCLUSIVE.
	 */
	static String sql(String mode) {
		return mode.replaceAll("Lock$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ").toUpperCase(Locale.ROOT);
	}

	private static String who(ChainLink link) {
		if (link.migration()) {
			String statement = OneLine.statement(Objects.toString(link.query(), ""));
			return statement.isEmpty() ? "the migration" : statement;
		}
		String name = OneLine.first(Objects.toString(link.application(), ""), MOST_OF_A_NAME);
		return "another session (" + (name.isEmpty() ? "" : name + ", ") + "pid " + link.pid() + ")";
	}

}
