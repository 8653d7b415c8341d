package org.downtimelab.database;

import java.nio.file.Path;

/** The embedded server that the tests of this module share; it ends with their JVM. */
final class SharedServer {

	/** What a test that uses it locks: some drop whatever they find there. */
	static final String NAME = "shared server";

	/** Where the programs are unpacked: kept over a clean, shared with other modules. */
	static final Path PROGRAMS = Path.of("..", ".lab");

	private static Server server;

	private SharedServer() {
	}

	static synchronized LabServer get() {
		if (server == null) {
			server = Server.embedded(Path.of("target", "shared-server"), PROGRAMS);
			new Databases(server).dropAll();
		}
		return (LabServer) server;
	}

}
