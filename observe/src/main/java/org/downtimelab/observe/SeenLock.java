package org.downtimelab.observe;

/** A lock of one statement as the samples have it: wanted first, perhaps, then held. */
final class SeenLock {

	private long wantedFrom;

	private long wantedTo;

	private long heldFrom;

	private long heldTo;

	void see(long at, Sample.Lock lock) {
		if (!lock.granted()) {
			this.wantedFrom = (this.wantedFrom == 0) ? lock.waitingSinceMicros() : this.wantedFrom;
			this.wantedTo = Math.max(at, this.wantedFrom);
			return;
		}
		this.heldFrom = (this.heldFrom == 0) ? at : this.heldFrom;
		this.heldTo = at;
	}

	long fromMicros() {
		return (this.wantedFrom != 0) ? this.wantedFrom : this.heldFrom;
	}

	long toMicros() {
		return Math.max(this.wantedTo, this.heldTo);
	}

	double waitedMs() {
		return (this.wantedTo - this.wantedFrom) / 1e3;
	}

	double heldMs() {
		return (this.heldTo - this.heldFrom) / 1e3;
	}

}
