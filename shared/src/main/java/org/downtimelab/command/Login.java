package org.downtimelab.command;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Which database, as whom: from options, the URL, or the usual PG* variables. The
 * password is never an argument's value unless its owner types it there, and is never
 * printed. By hand, a session has the settings of its role and database, as at work.
 */
public final class Login {

	@Option(names = "--url", paramLabel = "URL", description = "URL of the database: jdbc:postgresql://host:port/name.")
	public String url;

	@Option(names = "--user", paramLabel = "NAME",
			description = "User of the database (default: the URL's, then PGUSER, then your name on this machine).")
	public String user;

	@Option(names = "--password", paramLabel = "WORD", arity = "0..1", interactive = true,
			description = "Password of the user. Without a value, you are asked for it (default: the URL's, then "
					+ "PGPASSWORD, then .pgpass).")
	public String password;

	/**
	 * Who connects, and where.
	 * @param url that was named, by {@code --url} or otherwise
	 * @throws IllegalArgumentException if the driver cannot read it
	 */
	public Credentials credentials(String url) {
		return Credentials.of(url, this.user, this.password, System.getenv());
	}

	/** The same for {@code --url}: a wrong one is wrong usage. */
	Credentials credentials(CommandSpec command) {
		try {
			return credentials(this.url);
		}
		catch (IllegalArgumentException ex) {
			throw new ParameterException(command.commandLine(), "--url " + ex.getMessage());
		}
	}

	/** The database, which must have been named. */
	DataSource dataSource(CommandSpec command, String applicationName) {
		if (this.url == null) {
			throw new ParameterException(command.commandLine(),
					"Name the database: --url jdbc:postgresql://host:port/name");
		}
		Credentials credentials = credentials(command);
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(credentials.url());
		source.setUser(credentials.user());
		source.setPassword(credentials.password());
		source.setApplicationName(applicationName);
		return source;
	}

}
