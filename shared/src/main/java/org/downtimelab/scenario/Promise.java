package org.downtimelab.scenario;

/** What a change claims of itself. */
public enum Promise {

	/** No bad request, no lost write, and the goal is reached. */
	SAFE,

	/** Nothing. */
	NONE

}
