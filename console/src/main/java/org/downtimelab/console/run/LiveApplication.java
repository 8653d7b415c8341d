package org.downtimelab.console.run;

import java.util.List;

/** What the users reach: one instance, or several behind a load balancer. */
interface LiveApplication extends AutoCloseable {

	/** Where its endpoints are. */
	String url();

	/** Where its canary is. */
	String canaryUrl();

	/** Where the metrics are of each instance that serves. */
	List<String> instances();

	/** Which release each of them is, in words; empty where there is but one instance. */
	default List<String> releases() {
		return List.of();
	}

	/**
	 * Looks whether every instance that serves is alive.
	 * @param otherwise what to say if one is not
	 * @throws org.downtimelab.console.LabException with the last words of the one that
	 * has ended
	 */
	void mustLive(String otherwise);

	@Override
	void close();

}
