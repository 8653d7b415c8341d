package org.downtimelab.database;

import java.nio.file.Path;
import java.util.List;

/** A PostgreSQL server on which the lab makes databases of its own. */
public sealed interface Server extends AutoCloseable permits LabServer {

	/**
	 * The major versions that the lab can start. The last one comes with the build; every
	 * other one is fetched by Maven at its first use.
	 */
	List<Integer> EMBEDDED = List.of(15, 16, 17, Bundle.ON_CLASS_PATH);

	/**
	 * Starts the PostgreSQL that the lab brings along. Its data stay for the next start;
	 * it stops with {@link #close()} and, however this JVM ends, with this JVM.
	 * @param labFolder the server lives in its folder {@code postgres}: data, programs,
	 * password and log
	 * @return the running server, on a free port of 127.0.0.1
	 * @throws DatabaseException if another lab works in this folder, the data are another
	 * major version's, or it does not start
	 */
	static Server embedded(Path labFolder) {
		return embedded(labFolder, labFolder);
	}

	/**
	 * Starts the PostgreSQL that the lab brings along, with programs that several labs
	 * share.
	 * @param labFolder the server lives in its folder {@code postgres}: data, password
	 * and log
	 * @param programsFolder the programs lie in its folder {@code postgres}, unpacked by
	 * who comes first
	 * @return the running server, on a free port of 127.0.0.1
	 * @throws DatabaseException as {@link #embedded(Path)}
	 */
	static Server embedded(Path labFolder, Path programsFolder) {
		return embedded(labFolder, programsFolder, Bundle.ON_CLASS_PATH);
	}

	/**
	 * Starts a PostgreSQL of a given major version. Each version has data of its own.
	 * @param labFolder as {@link #embedded(Path, Path)}
	 * @param programsFolder as {@link #embedded(Path, Path)}; what is fetched goes there
	 * @param majorVersion one of {@link #EMBEDDED}
	 * @return the running server, on a free port of 127.0.0.1
	 * @throws IllegalArgumentException if the lab has no such version
	 * @throws DatabaseException as {@link #embedded(Path)}, or if it cannot be fetched
	 */
	static Server embedded(Path labFolder, Path programsFolder, int majorVersion) {
		if (!EMBEDDED.contains(majorVersion)) {
			throw new IllegalArgumentException(
					"There is no PostgreSQL " + majorVersion + " here: use one of " + EMBEDDED);
		}
		return EmbeddedServer.start(labFolder, programsFolder, majorVersion);
	}

	/**
	 * A server that runs already. Nothing on it is touched but what the lab has made. Its
	 * sessions have PostgreSQL's defaults for timeouts, search_path and transactions,
	 * whatever role, database or server set.
	 * @param jdbcUrl {@code jdbc:postgresql://host:port/database?parameters}; those
	 * parameters that say how to connect hold for all databases of the server
	 * @param user a role that may create databases; null for the URL's, or the driver's
	 * own default
	 * @param password null for the URL's, or what the driver finds in a password file
	 * @return the server
	 * @throws UnusableUrlException if the URL is none of PostgreSQL's
	 * @throws DatabaseException if it cannot be reached, is no PostgreSQL, is older than
	 * 14, is a standby, or the user may not create databases
	 */
	static Server at(String jdbcUrl, String user, String password) {
		return GivenServer.at(jdbcUrl, user, password);
	}

	/**
	 * Its version.
	 * @return as PostgreSQL counts: {@code 18.6}
	 */
	String version();

	/**
	 * Its major version.
	 * @return 14 or more
	 */
	int majorVersion();

	/**
	 * Whether the lab brings it along, so that all that is on it is the lab's.
	 * @return false for a server that ran already
	 */
	boolean isEmbedded();

	/**
	 * A database of this server, whether it exists or not.
	 * @param name as in {@code pg_database}
	 * @return where to connect
	 */
	Database database(String name);

	/**
	 * Where {@code CREATE DATABASE} is run: {@code postgres} on the embedded server, the
	 * given URL's own database otherwise.
	 * @return where to connect
	 */
	Database maintenance();

	/**
	 * The parameters of a given URL that would change what is measured, as
	 * {@code prepareThreshold} does.
	 * @return their names; no session has them
	 */
	List<String> leftOutOfUrl();

	/**
	 * Lets go of the server; the embedded one stops.
	 * @throws DatabaseException if it cannot be stopped
	 */
	@Override
	void close();

}
