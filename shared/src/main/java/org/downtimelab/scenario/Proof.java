package org.downtimelab.scenario;

/**
 * A look at the database in the middle of a path: if what it checks is not so, the path
 * has failed.
 *
 * @param why what it is for
 * @param check what must be so
 */
public record Proof(String why, Check check) implements Step {

	@Override
	public String name() {
		return "prove";
	}

	@Override
	public String kind() {
		return "check";
	}

}
