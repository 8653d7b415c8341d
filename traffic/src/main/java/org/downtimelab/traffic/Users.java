package org.downtimelab.traffic;

import java.nio.file.Path;
import java.time.Duration;

/** Users who send requests at a constant rate, whether or not they were answered. */
public interface Users {

	/** Requests per second of each endpoint. */
	int rate();

	/**
	 * Starts them.
	 * @param address of what they use
	 * @param slo the longest time from due to end that is still good; it does not change
	 * the load
	 * @param folder takes their logs
	 * @return close it to end them at once
	 */
	RunningUsers start(ServedAddress address, Duration slo, Path folder);

}
