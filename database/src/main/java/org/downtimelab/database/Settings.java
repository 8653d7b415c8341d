package org.downtimelab.database;

/**
 * How the embedded server is set up: with production's durability, and with room enough
 * that no checkpoint is forced while a path is measured.
 */
final class Settings {

	/** Included at the end of postgresql.conf, so it overrides what initdb chose. */
	static final String FILE = "downtime-lab.conf";

	/**
	 * Who may connect: whoever knows a password, from this machine. There is no line for
	 * Unix sockets because there is no socket.
	 *
	 * @see <a href=
	 * "https://www.postgresql.org/docs/current/auth-pg-hba-conf.html">pg_hba.conf</a>
	 */
	static final String ACCESS = """
			host  all          all  127.0.0.1/32  scram-sha-256
			host  replication  all  127.0.0.1/32  scram-sha-256
			""";

	/**
	 * 4096, the default, protect a password that can be guessed. The lab's are random,
	 * and a JVM without C2 takes 30 ms of CPU to compute 4096 for each connection.
	 */
	static final String SCRAM_ITERATIONS = "scram_iterations=1";

	/** The major version that has the setting. */
	static final int SCRAM_ITERATIONS_SINCE = 16;

	private Settings() {
	}

	/** The settings for one start. */
	static String text(int port, int majorVersion) {
		return """
				listen_addresses = '127.0.0.1'
				port = %s
				unix_socket_directories = ''
				password_encryption = 'scram-sha-256'
				max_connections = 200

				# As in production: a commit has reached the disk.
				fsync = on
				full_page_writes = on
				synchronous_commit = on
				autovacuum = on

				# A checkpoint is forced when this much WAL has been written, or this long
				# after the last one. Neither happens within a path.
				max_wal_size = '8GB'
				checkpoint_timeout = '30min'

				# Larger than the defaults (128MB and 64MB), small beside a laptop's memory.
				shared_buffers = '512MB'
				maintenance_work_mem = '256MB'

				timezone = 'UTC'
				log_timezone = 'UTC'
				log_line_prefix = '%%m [%%p] %%q%%a %%d '
				%s
				""".formatted(port, (majorVersion >= SCRAM_ITERATIONS_SINCE) ? SCRAM_ITERATIONS : "");
	}

}
