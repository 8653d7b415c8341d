package org.downtimelab.scenario;

/**
 * {@code flyway repair}: after a failed non-transactional migration Flyway refuses to go
 * on until its history table is told to forget the failure. It mends no table and no
 * index.
 *
 * @param why what it is for
 */
public record Repair(String why) implements Step {

	@Override
	public String name() {
		return "repair";
	}

	@Override
	public String kind() {
		return "repair";
	}

}
