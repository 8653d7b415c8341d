package org.downtimelab.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * PostgreSQL's own defaults for the settings by which a role, a database or a server's
 * configuration could end a session of the lab, or make its statements mean something
 * else. They go into the startup packet: seen on 18.6, what is set there outranks
 * {@code ALTER ROLE}, {@code ALTER DATABASE} and {@code ALTER ROLE … IN DATABASE}. A
 * migration's own {@code SET} outranks it in turn.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/current/runtime-config-client.html">Client Connection
 * Defaults</a>
 */
final class SessionSettings {

	private static final int FIRST_WITH_TRANSACTION_TIMEOUT = 17;

	private SessionSettings() {
	}

	/**
	 * As the driver's parameter {@code options} has them.
	 * @param majorVersion of the server: a setting that it does not know ends the login
	 * @param given options that the URL has already, or null; the lab's come later, and
	 * the later one holds
	 */
	static String options(int majorVersion, String given) {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("lock_timeout", "0");
		settings.put("statement_timeout", "0");
		settings.put("idle_in_transaction_session_timeout", "0");
		settings.put("idle_session_timeout", "0");
		if (majorVersion >= FIRST_WITH_TRANSACTION_TIMEOUT) {
			settings.put("transaction_timeout", "0");
		}
		settings.put("default_transaction_isolation", "read\\ committed");
		settings.put("default_transaction_read_only", "off");
		settings.put("default_transaction_deferrable", "off");
		// The schema of the scenarios' tables, whatever a role finds first elsewhere.
		settings.put("search_path", "public");
		// On, it would put quotes around the names by which relations are compared.
		settings.put("quote_all_identifiers", "off");
		settings.put("standard_conforming_strings", "on");
		String own = settings.entrySet()
			.stream()
			.map((setting) -> "-c " + setting.getKey() + "=" + setting.getValue())
			.collect(Collectors.joining(" "));
		return (given != null && !given.isBlank()) ? given.strip() + " " + own : own;
	}

}
