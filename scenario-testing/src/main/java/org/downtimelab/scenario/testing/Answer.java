package org.downtimelab.scenario.testing;

/**
 * What a live release answered.
 *
 * @param release its name
 * @param endpoint that was asked
 * @param status of HTTP
 */
record Answer(String release, String endpoint, int status) {

	boolean works() {
		return this.status < 300;
	}

}
