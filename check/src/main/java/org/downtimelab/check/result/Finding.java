package org.downtimelab.check.result;

/**
 * One measured fact about a migration.
 *
 * @param code its kind
 * @param severity what it makes the migration at least
 * @param relation with its schema; null if it is about no single one
 * @param line of the statement in the script, from 1; 0 if it is about the whole script
 * @param message the fact, in one sentence with its figures
 * @param remedy what to write instead, SQL where it can be; null if none is known
 * @param link the page of the scenario that shows it; null if there is none
 * @param accepted the reason given by {@code -- lab: accept CODE because REASON}; null if
 * it was not accepted. An accepted finding does not count for the verdict
 */
public record Finding(Code code, Verdict severity, String relation, int line, String message, String remedy,
		String link, String accepted) {
}
