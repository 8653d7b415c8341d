package org.downtimelab.console;

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
		System.exit(LabCommand.commandLine().execute(arguments));
	}

}
