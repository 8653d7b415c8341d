package org.downtimelab.console.command;

import java.nio.file.Files;
import java.nio.file.Path;

import org.downtimelab.process.LabException;
import org.downtimelab.scenario.Scenario;

/** Where the lab stands on disk: the launcher says so. */
final class Installation {

	private final Path home = Path.of(System.getProperty("lab.home", ".")).toAbsolutePath().normalize();

	/** The folder of the repository. */
	Path home() {
		return this.home;
	}

	/** The folder {@code .lab} of the repository, or what LAB_FOLDER names. */
	Path labFolder() {
		return Path.of(System.getProperty("lab.folder", ".lab")).toAbsolutePath().normalize();
	}

	/**
	 * Where somebody on this machine finds what listens on an address of it, as a URL has
	 * it: an IPv6 address in brackets.
	 */
	static String toOpen(String address) {
		if (address == null || address.equals("0.0.0.0") || address.equals("::")) {
			return "127.0.0.1";
		}
		return (address.contains(":") && !address.startsWith("[")) ? "[" + address + "]" : address;
	}

	/** A scenario's application. */
	Path application(Scenario scenario) {
		String name = "scenario-" + scenario.name();
		Path jar = this.home.resolve(name).resolve("target").resolve(name + ".jar");
		if (!Files.exists(jar)) {
			throw new LabException("The application of the scenario " + scenario.name() + " is not built: " + jar
					+ " does not exist. Start the lab with ./lab, which builds it");
		}
		return jar;
	}

}
