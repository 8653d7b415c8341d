package org.downtimelab.console;

import java.util.Optional;

import static org.assertj.core.api.Assertions.fail;

/** A machine that was too noisy for one run may be quiet enough for the next. */
public final class Judged {

	private Judged() {
	}

	/**
	 * Plays something until it can be judged.
	 * @param tries how often at most
	 * @return what the first attempt has brought that was not too noisy
	 */
	public static <T> T within(int tries, Attempt<T> attempt) throws Exception {
		for (int tried = 1; tried <= tries; tried++) {
			Optional<T> result = attempt.play(tried);
			if (result.isPresent()) {
				return result.get();
			}
			System.out.printf("too noisy to judge, %d of %d%n", tried, tries);
		}
		return fail("too noisy to judge, %d times", tries);
	}

	/** Something that a noisy machine leaves without a verdict. */
	@FunctionalInterface
	public interface Attempt<T> {

		/**
		 * Plays it once.
		 * @param tried the number of this attempt, from 1
		 * @return empty if the machine was too noisy
		 */
		Optional<T> play(int tried) throws Exception;

	}

}
