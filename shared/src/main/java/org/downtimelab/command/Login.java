package org.downtimelab.command;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Which database, as whom: from options, or the usual PG* variables. The password is
 * never an argument's value unless its owner types it there, and is never printed.
 */
public final class Login {

	@Option(names = "--url", paramLabel = "URL", description = "The database, as jdbc:postgresql://host:port/name.")
	public String url;

	@Option(names = "--user", paramLabel = "NAME", defaultValue = "${env:PGUSER:-postgres}",
			description = "Its user (default: PGUSER, or postgres).")
	public String user;

	@Option(names = "--password", paramLabel = "WORD", arity = "0..1", interactive = true,
			defaultValue = "${env:PGPASSWORD:-}",
			description = "Its password; asked for when the value is left out (default: PGPASSWORD).")
	public String password;

	/** The database, which must have been named. */
	DataSource dataSource(CommandSpec command, String applicationName) {
		if (this.url == null) {
			throw new ParameterException(command.commandLine(),
					"Say which database: --url jdbc:postgresql://host:port/name");
		}
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(this.url);
		source.setUser(this.user);
		source.setPassword(this.password);
		source.setApplicationName(applicationName);
		return source;
	}

}
