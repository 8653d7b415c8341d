package org.downtimelab.console.command;

import java.nio.file.Path;

import org.downtimelab.command.Credentials;
import org.downtimelab.command.Login;
import org.downtimelab.database.Server;
import org.downtimelab.database.UnusableUrlException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Which PostgreSQL to work on: the embedded one, unless a URL names another, by option or
 * in the variable LAB_DATABASE_URL.
 */
final class ServerOptions {

	/**
	 * Seconds: without it, the driver waits for ever for something that listens and is
	 * silent.
	 */
	private static final String LOGIN_TIMEOUT = "loginTimeout=10";

	private static final String URL = "LAB_DATABASE_URL";

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command;

	@Mixin
	Login login;

	Server open(Path labFolder) {
		String fromEnvironment = System.getenv(URL);
		String url = (this.login.url != null) ? this.login.url : fromEnvironment;
		if (url == null || url.isBlank()) {
			return Server.embedded(labFolder);
		}
		try {
			Credentials credentials = this.login.credentials(patient(url));
			Server server = Server.at(credentials.url(), credentials.user(), credentials.password());
			if (!server.leftOutOfUrl().isEmpty()) {
				this.command.commandLine()
					.getErr()
					.println("lab: left out of the URL, because it would change what is measured: "
							+ String.join(", ", server.leftOutOfUrl()));
			}
			return server;
		}
		catch (IllegalArgumentException | UnusableUrlException ex) {
			throw new ParameterException(this.command.commandLine(),
					((this.login.url != null) ? "--url: " : URL + ": ") + ex.getMessage());
		}
	}

	private static String patient(String url) {
		if (!url.startsWith("jdbc:postgresql:") || url.contains("loginTimeout=")) {
			return url;
		}
		return url + (url.contains("?") ? "&" : "?") + LOGIN_TIMEOUT;
	}

}
