package org.downtimelab.check.fill;

/** A table that cannot be filled, with what is in the way. */
final class Unfillable extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Says why.
	 * @param obstacle in one plain sentence, to be read after the table's name
	 */
	Unfillable(String obstacle) {
		super(obstacle, null, false, false);
	}

}
