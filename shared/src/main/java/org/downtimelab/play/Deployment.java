package org.downtimelab.play;

import java.util.Optional;

import org.downtimelab.scenario.Rollout;

/** Where the application runs: what can roll a release out. */
@FunctionalInterface
public interface Deployment {

	/**
	 * Rolls a release out, instance by instance.
	 * @return why it did not work, or empty
	 */
	Optional<String> roll(Rollout rollout);

	/** Nothing runs: there is nothing to roll. */
	Deployment NONE = (rollout) -> Optional.empty();

}
