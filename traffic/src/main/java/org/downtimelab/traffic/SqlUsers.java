package org.downtimelab.traffic;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Users who send SQL themselves, at a constant rate, whether or not earlier statements
 * have returned. Each probe has connections of its own, so that none waits for another;
 * where all of them are busy, its next statements wait, and their latency counts from
 * when they were due.
 *
 * @param rate statements per second of each probe, 1 to 1000
 */
public record SqlUsers(int rate) implements Users {

	public SqlUsers {
		if (rate < 1 || rate > 1_000) {
			throw new IllegalArgumentException("rate " + rate + " must be 1 to 1000 per second");
		}
	}

	@Override
	public RunningUsers start(ServedAddress address, Duration slo, Path folder) {
		if (address.probes().isEmpty()) {
			throw new IllegalArgumentException("SQL users have nothing to do: the target has no probes");
		}
		return new RunningSqlUsers(address, this.rate);
	}

}
