package org.downtimelab.console;

import java.security.Security;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.downtimelab.console.command.LabCommand;
import org.downtimelab.experiment.WallClock;

/** The one door. */
public final class Lab {

	/** Told by exceptions as well; on standard error it would come between the lines. */
	private static final Logger DRIVER = Logger.getLogger("org.postgresql");

	private Lab() {
	}

	/**
	 * Runs a command, and ends the JVM with its exit code. In its trial, which the
	 * launcher makes first, it does nothing: that the JVM starts is all that is tried.
	 */
	public static void main(String... arguments) {
		if (Boolean.getBoolean("lab.trial")) {
			return;
		}
		System.exit(run(arguments));
	}

	private static int run(String... arguments) {
		WallClock.elseUtc();
		Locale.setDefault(Locale.US);
		DRIVER.setLevel(Level.OFF);
		// A database container that is down has no name. Java would remember that for ten
		// seconds after it is back.
		Security.setProperty("networkaddress.cache.negative.ttl", "0");
		return LabCommand.execute(arguments);
	}

}
