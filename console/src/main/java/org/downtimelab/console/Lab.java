package org.downtimelab.console;

import org.downtimelab.console.command.LabCommand;

/** The one door. */
public final class Lab {

	private Lab() {
	}

	public static void main(String... arguments) {
		System.exit(LabCommand.commandLine().execute(arguments));
	}

}
