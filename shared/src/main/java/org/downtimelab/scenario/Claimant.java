package org.downtimelab.scenario;

/** Who says that a path is the way to make a change. */
public enum Claimant {

	/** Frameworks generate it, and beginners write it. */
	FRAMEWORKS,

	/** Guides teach it as safe. */
	GUIDES,

	/** The lab recommends it. */
	LAB

}
