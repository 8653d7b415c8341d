package org.downtimelab.serve;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Collects the garbage when it is asked to, on the management port. All that an
 * application keeps for good has been made once it is warm, and its first collection
 * copies all of it: better before it serves than in the middle of what is measured.
 */
@Endpoint(id = "garbage")
class GarbageEndpoint {

	@WriteOperation
	void collect() {
		System.gc();
	}

}
