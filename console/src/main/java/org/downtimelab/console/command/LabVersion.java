package org.downtimelab.console.command;

import picocli.CommandLine.IVersionProvider;

/** The version, as the jar's manifest says it. */
final class LabVersion implements IVersionProvider {

	@Override
	public String[] getVersion() {
		String version = LabVersion.class.getPackage().getImplementationVersion();
		return new String[] { "Downtime Lab " + ((version != null) ? version : "(not packaged)") };
	}

}
