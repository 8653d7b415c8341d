package org.downtimelab.traffic;

import java.util.Map;

/**
 * What a request log says about its run, in its first line.
 *
 * @param scenario the scenario's name, as the application gave it
 * @param startedAt when the load began, microseconds since the epoch
 * @param rate requests per second of each endpoint
 * @param endpoints kind by name, in the plan's order
 */
public record LoadRun(String scenario, long startedAt, int rate, Map<String, Endpoint.Kind> endpoints) {

	/**
	 * Whether an endpoint is none of the application: it only tells how quiet the machine
	 * is.
	 */
	public boolean isCanary(String endpoint) {
		return this.endpoints.get(endpoint) == Endpoint.Kind.CANARY;
	}

}
