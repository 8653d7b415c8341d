package org.downtimelab.check.junit;

import org.assertj.core.api.AssertProvider;
import org.downtimelab.check.output.CheckText;
import org.downtimelab.check.result.CheckResult;

/**
 * What a check found. AssertJ's own {@code assertThat} takes it.
 *
 * @param result all of it
 */
public record CheckedMigrations(CheckResult result) implements AssertProvider<CheckedMigrationsAssert> {

	private static final int WIDTH = 110;

	@Override
	public CheckedMigrationsAssert assertThat() {
		return new CheckedMigrationsAssert(this);
	}

	/** As {@code lab check} prints it. */
	@Override
	public String toString() {
		return CheckText.of(this.result, false, WIDTH);
	}

}
