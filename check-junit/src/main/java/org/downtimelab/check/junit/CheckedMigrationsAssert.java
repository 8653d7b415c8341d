package org.downtimelab.check.junit;

import org.assertj.core.api.AbstractAssert;
import org.downtimelab.check.result.Verdict;

/** What a test demands of migrations. What they were found to do is in the message. */
public final class CheckedMigrationsAssert extends AbstractAssert<CheckedMigrationsAssert, CheckedMigrations> {

	CheckedMigrationsAssert(CheckedMigrations actual) {
		super(actual, CheckedMigrationsAssert.class);
	}

	/**
	 * That none is careful or harmful, apart from what was accepted with a reason.
	 * @return this
	 */
	public CheckedMigrationsAssert isHarmless() {
		return isAtMost(Verdict.HARMLESS);
	}

	/**
	 * That none is harmful, apart from what was accepted with a reason.
	 * @return this
	 */
	public CheckedMigrationsAssert isAtMostCareful() {
		return isAtMost(Verdict.CAREFUL);
	}

	private CheckedMigrationsAssert isAtMost(Verdict most) {
		isNotNull();
		Verdict worst = this.actual.result().worst();
		if (worst.compareTo(most) > 0) {
			throw failure("%s",
					"Expected " + ((most == Verdict.HARMLESS) ? "harmless" : "at most careful")
							+ " migrations, but the worst is " + worst.word() + ".\n\n" + this.actual
							+ "\n\nCorrect the migration; or say why it may stay, in a comment above the statement:\n"
							+ "-- lab: accept CODE because REASON\n");
		}
		return this;
	}

}
