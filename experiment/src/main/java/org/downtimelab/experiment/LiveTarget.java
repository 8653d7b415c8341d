package org.downtimelab.experiment;

import java.util.List;
import java.util.Map;

import org.downtimelab.play.Deployment;
import org.downtimelab.scenario.Subject;
import org.downtimelab.traffic.ServedAddress;

/** What users talk to, while a path is played. */
interface LiveTarget {

	/** Where users find it. */
	ServedAddress address();

	/** What its users do to which table, the canary aside. */
	default List<EndpointTouch> touches(Subject subject) {
		return subject.endpoints()
			.stream()
			.map((endpoint) -> new EndpointTouch(endpoint.name(), endpoint.kind().word(), endpoint.table()))
			.toList();
	}

	/**
	 * What it sends to the database for each endpoint, with {@code ?} for each value.
	 * @param notes is told if it does not say
	 */
	default Map<String, List<String>> sql(Notes notes) {
		return EndpointSql.of(instances(), notes);
	}

	/** Where releases are rolled out. */
	default Deployment deployment() {
		return Deployment.NONE;
	}

	/** Where the metrics are of each instance that serves; none if nobody knows. */
	default List<String> instances() {
		return List.of();
	}

	/** Which release each of them is, in words; empty where there is but one instance. */
	default List<String> releases() {
		return List.of();
	}

	/**
	 * Looks whether every instance that serves is alive.
	 * @param otherwise what to say if one is not
	 * @throws org.downtimelab.process.LabException with the last words of the one that
	 * has ended
	 */
	void mustLive(String otherwise);

}
