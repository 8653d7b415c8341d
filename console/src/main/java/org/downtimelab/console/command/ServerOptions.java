package org.downtimelab.console.command;

import java.nio.file.Path;

import org.downtimelab.command.Login;
import org.downtimelab.database.Server;

import picocli.CommandLine.Mixin;

/** Which PostgreSQL to work on: the embedded one, unless a URL names another. */
final class ServerOptions {

	@Mixin
	Login login;

	Server open(Path labFolder) {
		return (this.login.url != null) ? Server.at(this.login.url, this.login.user, this.login.password)
				: Server.embedded(labFolder);
	}

}
