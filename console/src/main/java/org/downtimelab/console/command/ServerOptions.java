package org.downtimelab.console.command;

import java.nio.file.Path;
import java.util.Objects;

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

	/** The one of the URL, or else the embedded one. */
	Server open(Path labFolder, EmbeddedVersion version) {
		if (!url().isBlank() && version.chosen != null) {
			throw new ParameterException(this.command.commandLine(), "--postgres starts a server, but " + where()
					+ " names one that already runs: use only one of them");
		}
		return url().isBlank() ? version.start(labFolder) : openGiven();
	}

	/** The one of the URL. */
	Server openGiven() {
		String url = url();
		try {
			Credentials credentials = this.login.credentials(patient(url));
			Server server = Server.at(credentials.url(), credentials.user(), credentials.password());
			if (!server.leftOutOfUrl().isEmpty()) {
				this.command.commandLine()
					.getErr()
					.println("lab: ignored in the URL, because it would change what is measured: "
							+ String.join(", ", server.leftOutOfUrl()));
			}
			return server;
		}
		catch (IllegalArgumentException | UnusableUrlException ex) {
			throw new ParameterException(this.command.commandLine(), where() + ": " + ex.getMessage());
		}
	}

	private String url() {
		return (this.login.url != null) ? this.login.url : Objects.requireNonNullElse(System.getenv(URL), "");
	}

	private String where() {
		return (this.login.url != null) ? "--url" : URL;
	}

	private static String patient(String url) {
		if (!url.startsWith("jdbc:postgresql:") || url.contains("loginTimeout=")) {
			return url;
		}
		return url + (url.contains("?") ? "&" : "?") + LOGIN_TIMEOUT;
	}

}
