package org.downtimelab.experiment.result;

import java.util.List;

/**
 * What a change leaves behind when its locks are gone. It is seen twice, right before the
 * baseline and after the last request, by a session of its own.
 *
 * @param endpoints by name, in the order of the result's endpoints
 * @param tables that endpoints use, that the change locked, or that came or went with it;
 * in the order of their names
 */
public record AfterTheLock(List<EndpointAfter> endpoints, List<TableAfter> tables) {

	/**
	 * One endpoint.
	 *
	 * @param name as in large-update
	 * @param backMs from the end of the last step until its p99 was back at the
	 * baseline's, in milliseconds: until the first moment after which every second had a
	 * p99 of at most twice the baseline's, noise left out; 0 if it never was above that;
	 * null if it was not seen back before the load ended
	 * @param samePlans whether its statements read the tables in the same way as before;
	 * null where its statements are not known
	 * @param before the plans before the baseline; empty where they are not known
	 * @param after the plans after the last request; those of another release if one was
	 * rolled out
	 */
	public record EndpointAfter(String name, Double backMs, Boolean samePlans, List<PlanResult> before,
			List<PlanResult> after) {
	}

	/**
	 * The plan with which a session stays that sends a statement again and again.
	 *
	 * @param sql with {@code ?} for each value
	 * @param lines of EXPLAIN, without costs
	 * @param cost what the planner thinks it costs, in its own unit
	 * @param error why it cannot be planned, or null
	 */
	public record PlanResult(String sql, List<String> lines, double cost, String error) {
	}

	/**
	 * One table.
	 *
	 * @param table its name, with its schema unless that is public
	 * @param before the baseline; null if it was not there
	 * @param after the last request; null if it is not there any more
	 */
	public record TableAfter(String table, TableState before, TableState after) {
	}

	/**
	 * How a table stood.
	 *
	 * @param tableBytes on disk, with what is stored aside (TOAST)
	 * @param indexBytes of all of its indexes
	 * @param deadTuples that no VACUUM has taken away, by the server's statistics
	 * @param withoutStatistics columns of which the planner knows nothing
	 */
	public record TableState(long tableBytes, long indexBytes, long deadTuples, List<String> withoutStatistics) {
	}

}
