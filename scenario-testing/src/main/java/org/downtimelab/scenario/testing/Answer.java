package org.downtimelab.scenario.testing;

/** What a live release answered. */
record Answer(String release, String endpoint, int status) {

	boolean works() {
		return this.status < 300;
	}

}
