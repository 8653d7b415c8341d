package org.downtimelab.experiment.result;

import java.util.Map;

/**
 * Where a run took place.
 *
 * @param processor its model, as the system calls it
 * @param processors how many the lab may use
 * @param system name and version of the operating system
 * @param java version of the JVM of console, users and application
 * @param tableBytes of the seeded large table, indexes included
 * @param settings of the server that differ from its defaults, by name; paths aside
 * @param application settings that the application had, as it said itself: poolSize,
 * poolTimeoutMs, requestThreads, getGeneratedKeys, jvmOptions, locale, timeZone; empty if
 * it did not say them
 */
public record EnvironmentResult(String processor, int processors, String system, String java, long tableBytes,
		Map<String, String> settings, Map<String, String> application) {

	public EnvironmentResult {
		// A result that was recorded earlier does not have it.
		application = (application != null) ? application : Map.of();
	}

}
