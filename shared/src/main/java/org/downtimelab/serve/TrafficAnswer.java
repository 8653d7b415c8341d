package org.downtimelab.serve;

import java.util.List;
import java.util.Map;

import org.downtimelab.scenario.Endpoint;

/**
 * What load this application is meant to bear, told by itself, so that a load generator
 * needs to know nothing of scenarios.
 *
 * @param release of the code that answers
 * @param rows of the large table: ids 1 to rows exist
 * @param canaryPort where the canary is, on the same host
 * @param spare by table, the id nearest to 0 of the rows that may be deleted; they go on
 * downwards
 */
record TrafficAnswer(String scenario, String release, long rows, int canaryPort, Map<String, Long> spare,
		List<Endpoint> endpoints) {
}
