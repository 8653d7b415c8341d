package org.downtimelab.play;

import java.util.Optional;

import org.downtimelab.scenario.Job;
import org.downtimelab.scenario.Rollout;

/** Where the application runs: what can roll a release out, and have it run a job. */
@FunctionalInterface
public interface Deployment {

	/**
	 * Rolls a release out, instance by instance.
	 * @return why it did not work, or empty
	 */
	Optional<String> roll(Rollout rollout);

	/**
	 * Has an instance run a job to its end.
	 * @return why it did not work, or empty
	 */
	default Optional<String> run(Job job) {
		return Optional.of("no application of ours runs that could run " + job.name());
	}

	/** Nothing runs: there is nothing to roll. */
	Deployment NONE = (rollout) -> Optional.empty();

}
