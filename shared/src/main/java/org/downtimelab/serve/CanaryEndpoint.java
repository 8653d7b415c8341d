package org.downtimelab.serve;

import java.util.Map;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Answers without database, pool or the request threads of the application: the
 * management port has a listener of its own. When even the canary is late, the machine is
 * noisy.
 */
@Endpoint(id = "canary")
class CanaryEndpoint {

	@ReadOperation
	Map<String, String> sing() {
		return Map.of("canary", "alive");
	}

}
