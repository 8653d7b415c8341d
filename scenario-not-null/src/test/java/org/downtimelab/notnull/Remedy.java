package org.downtimelab.notnull;

import java.time.Duration;

import org.downtimelab.scenario.Release;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.orm.jpa.JpaSystemException;

/** What an application can do so that a new column fails none of its inserts. */
enum Remedy {

	/** Hibernate asks the driver for the generated keys, which says RETURNING *. */
	NONE("nothing: the defaults") {

		@Override
		Release on(Release release) {
			return release;
		}

	},

	RETURNING_ID("hibernate.jdbc.use_get_generated_keys=false") {

		@Override
		Release on(Release release) {
			return release.returningOnlyTheId();
		}

	},

	/** The driver prepares nothing on the server: each statement is planned again. */
	NOTHING_PREPARED("prepareThreshold=0") {

		@Override
		Release on(Release release) {
			return release.with("spring.datasource.hikari.data-source-properties.prepareThreshold", "0");
		}

	},

	/** A savepoint before each prepared statement that returns rows, to go back to. */
	AUTOSAVE("autosave=conservative") {

		@Override
		Release on(Release release) {
			return release.with("spring.datasource.hikari.data-source-properties.autosave", "conservative");
		}

	},

	/**
	 * The transaction is run again, at once, and as often as there are connections: each
	 * of them fails once. It cannot see why it failed: HikariCP has closed the
	 * connection, so the rollback fails as well, and that is what is thrown.
	 */
	RETRY("a retry of the transaction") {

		@Override
		Release on(Release release) {
			return release;
		}

		@Override
		void run(Runnable transaction) {
			RETRIES.invoke(transaction);
		}

	};

	private static final RetryTemplate RETRIES = retries(PooledApplication.CONNECTIONS);

	private final String words;

	Remedy(String words) {
		this.words = words;
	}

	/** The release with the remedy's settings. */
	abstract Release on(Release release);

	void run(Runnable transaction) {
		transaction.run();
	}

	static RetryTemplate retries(int most) {
		return new RetryTemplate(
				RetryPolicy.builder().maxRetries(most).delay(Duration.ZERO).includes(JpaSystemException.class).build());
	}

	@Override
	public String toString() {
		return this.words;
	}

}
