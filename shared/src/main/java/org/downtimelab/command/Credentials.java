package org.downtimelab.command;

import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Who connects where. What was typed as an option outranks the URL, the URL outranks
 * {@code PGUSER} and {@code PGPASSWORD}, and where nobody says anything, the driver has
 * its own defaults: the user of this machine, and the password file.
 *
 * @param url without user and password
 * @param user null for the driver's default
 * @param password null for the driver's default; an empty one is a password
 */
public record Credentials(String url, String user, String password) {

	/**
	 * Puts them together.
	 * @param user as typed, or null
	 * @param password as typed, or null
	 * @param environment of this process
	 * @throws IllegalArgumentException if the driver cannot read the URL; its message
	 * shows no password
	 */
	static Credentials of(String url, String user, String password, Map<String, String> environment) {
		String chosen = (user != null) ? user : named(url, PGProperty.USER, null);
		if (chosen == null) {
			chosen = set(environment.get("PGUSER"));
		}
		String word = (password != null) ? password : set(environment.get("PGPASSWORD"));
		if (password == null) {
			Properties who = new Properties();
			put(who, PGProperty.USER, chosen);
			put(who, PGProperty.PASSWORD, word);
			word = named((user != null) ? without(url, PGProperty.USER) : url, PGProperty.PASSWORD, who);
		}
		return new Credentials(without(without(url, PGProperty.USER), PGProperty.PASSWORD), chosen, word);
	}

	private static String named(String url, PGProperty property, Properties defaults) {
		Properties all = parsed(url, defaults);
		if (all == null) {
			throw new IllegalArgumentException(
					masked(url) + " is not the URL of a PostgreSQL database: use jdbc:postgresql://host:port/database");
		}
		return property.getOrNull(all);
	}

	/** What is wrong is told in the lab's words, so the driver's log is silent. */
	private static Properties parsed(String url, Properties defaults) {
		Logger log = Logger.getLogger("org.postgresql");
		Level level = log.getLevel();
		log.setLevel(Level.OFF);
		try {
			return Driver.parseURL(url, defaults);
		}
		finally {
			log.setLevel(level);
		}
	}

	private static String set(String variable) {
		return (variable != null && !variable.isEmpty()) ? variable : null;
	}

	private static void put(Properties properties, PGProperty property, String value) {
		if (value != null) {
			property.set(properties, value);
		}
	}

	private static String without(String url, PGProperty parameter) {
		return url.replaceAll("(?<=[?&])" + parameter.getName() + "(=[^&]*)?(&|$)", "");
	}

	private static String masked(String url) {
		return url.replaceAll("\\?.*", "").replaceAll("//[^/]*@", "//***@");
	}

	@Override
	public String toString() {
		return masked(this.url) + " as " + this.user;
	}

}
