package org.downtimelab.console;

import java.security.Security;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.downtimelab.console.command.LabCommand;

/** The one door. */
public final class Lab {

	/** Told by exceptions as well; on standard error it would come between the lines. */
	private static final Logger DRIVER = Logger.getLogger("org.postgresql");

	private Lab() {
	}

	public static void main(String... arguments) {
		DRIVER.setLevel(Level.OFF);
		// A database container that is down has no name. Java would remember that for ten
		// seconds after it is back.
		Security.setProperty("networkaddress.cache.negative.ttl", "0");
		System.exit(LabCommand.commandLine().execute(arguments));
	}

}
