package org.downtimelab.scenario;

import java.time.Duration;

/**
 * A versioned migration, which Flyway applies.
 *
 * @param version as in V2: the file is {@code db/<scenario>/<path>/V2__….sql}
 * @param why what it is for
 * @param lockTimeout PostgreSQL's {@code lock_timeout} in its session, or null for none
 * @param failureGoesOn whether the path goes on when it fails, as people do
 */
public record Migration(String version, String why, Duration lockTimeout, boolean failureGoesOn) implements Step {

	/** With {@code lock_timeout} set in the migrating session. */
	public Migration within(Duration lockTimeout) {
		return new Migration(this.version, this.why, lockTimeout, this.failureGoesOn);
	}

	/** When it fails, the path goes on with its next step, as people do. */
	public Migration goingOnIfItFails() {
		return new Migration(this.version, this.why, this.lockTimeout, true);
	}

	@Override
	public String name() {
		return this.version;
	}

	@Override
	public String kind() {
		return "migration";
	}

}
