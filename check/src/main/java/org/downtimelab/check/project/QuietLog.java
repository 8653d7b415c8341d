package org.downtimelab.check.project;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/**
 * Keeps Flyway's words out of the log: a check kills its sessions on purpose, and Flyway
 * logs a stack trace each time.
 */
public final class QuietLog implements LogCreator, Log {

	@Override
	public Log createLogger(Class<?> forClass) {
		return this;
	}

	@Override
	public void debug(String message) {
		// The finding says it.
	}

	@Override
	public void info(String message) {
		// The finding says it.
	}

	@Override
	public void warn(String message) {
		// The finding says it.
	}

	@Override
	public void error(String message) {
		// The finding says it.
	}

	@Override
	public void error(String message, Exception cause) {
		// The finding says it.
	}

	@Override
	public void notice(String message) {
		// The finding says it.
	}

}
