package org.downtimelab.experiment;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

import org.downtimelab.scenario.Endpoint;

/** The console's own requests of an endpoint, which are no part of the load. */
final class RequestOf {

	/** The header of a request whose write is rolled back. */
	static final String WARM_UP = "Downtime-Lab-Warm-Up";

	private RequestOf() {
	}

	/**
	 * A request to an endpoint.
	 * @param url scheme, host and port
	 * @param word to write, where the endpoint writes text
	 */
	static HttpRequest.Builder endpoint(String url, Endpoint endpoint, long id, String word) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create(url + endpoint.path().replace("{id}", Long.toString(id))));
		if (endpoint.body() == null) {
			return request.method(endpoint.method(), BodyPublishers.noBody());
		}
		String value = "instant".equals(endpoint.values()) ? "2026-01-01T00:00:00Z" : word;
		return request.header("Content-Type", "application/json")
			.method(endpoint.method(), BodyPublishers.ofString(endpoint.body().replace("{value}", value)));
	}

}
