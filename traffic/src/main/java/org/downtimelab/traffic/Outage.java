package org.downtimelab.traffic;

/**
 * A stretch in which an endpoint was down. Times are microseconds since the epoch.
 *
 * @param begin when the first of the bad requests was due
 * @param end when it was over; of an open one, the last end that was seen
 * @param open whether no good request followed
 */
public record Outage(long begin, long end, boolean open) {

	long length() {
		return this.end - this.begin;
	}

	Outage merge(Outage later) {
		return new Outage(this.begin, Math.max(this.end, later.end), this.open || later.open);
	}

}
