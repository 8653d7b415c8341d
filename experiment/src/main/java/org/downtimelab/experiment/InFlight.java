package org.downtimelab.experiment;

import java.net.URI;

/** The requests that one instance has been given and has not yet answered. */
final class InFlight {

	private final URI instance;

	private int requests;

	InFlight(URI instance) {
		this.instance = instance;
	}

	URI instance() {
		return this.instance;
	}

	synchronized void begin() {
		this.requests++;
	}

	synchronized void end() {
		this.requests--;
	}

	synchronized int requests() {
		return this.requests;
	}

}
