package org.downtimelab.database.testing;

import java.nio.file.Files;
import java.nio.file.Path;

import org.downtimelab.database.DatabaseException;
import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;

/**
 * Chooses the server that tests run on, by the system property {@code database}:
 * {@code embedded}, which is the default, or a JDBC URL, with the properties
 * {@code database.user} and {@code database.password}.
 */
final class TestServer {

	private TestServer() {
	}

	static Server start() {
		Server server = start(System.getProperty("database", "embedded"));
		new Databases(server).dropLeftovers();
		return server;
	}

	private static Server start(String choice) {
		if (choice.equals("embedded")) {
			Path module = Path.of("").toAbsolutePath();
			return Server.embedded(module.resolve("target"), reactor(module).resolve(".lab"));
		}
		if (choice.startsWith("jdbc:postgresql:")) {
			return Server.at(choice, System.getProperty("database.user", "postgres"),
					System.getProperty("database.password"));
		}
		throw new DatabaseException("Tests cannot run on -Ddatabase=" + choice
				+ ": choose embedded, or give the URL of a server, jdbc:postgresql://host:port/database");
	}

	/**
	 * The topmost folder with a pom. PostgreSQL is unpacked there once for all modules,
	 * where no clean reaches it.
	 */
	static Path reactor(Path module) {
		Path top = module;
		while (top.getParent() != null && Files.exists(top.resolveSibling("pom.xml"))) {
			top = top.getParent();
		}
		return top;
	}

}
