package org.downtimelab.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL of the PostgreSQL driver, taken apart.
 *
 * @param hosts {@code host:port}, several with commas between them; empty means
 * {@code localhost:5432}
 * @param database its name, decoded; empty if the URL names none
 * @param parameters from the question mark on, or empty
 */
record JdbcUrl(String hosts, String database, String parameters) {

	static final String FORM = "jdbc:postgresql://host:port/database";

	private static final Pattern SHAPE = Pattern.compile("jdbc:postgresql:(?://([^/?@]*)/?|/?)([^/?]*)(\\?.*)?");

	private static final Pattern SECRET = Pattern.compile("(?i)(?<=password=)[^&]*|(?<=//)[^/?]*(?=@)");

	/**
	 * Takes a URL apart.
	 * @throws UnusableUrlException if it is none of PostgreSQL's
	 */
	static JdbcUrl parse(String url) {
		Matcher parts = SHAPE.matcher(url);
		if (!parts.matches()) {
			throw new UnusableUrlException(
					"Not a URL of a PostgreSQL database: \"" + masked(url) + "\". Write " + FORM);
		}
		return new JdbcUrl(orEmpty(parts.group(1)), URLDecoder.decode(parts.group(2), StandardCharsets.UTF_8),
				orEmpty(parts.group(3)));
	}

	/** The same server and parameters, another database. */
	String withDatabase(String name) {
		return "jdbc:postgresql://" + this.hosts + "/" + name + this.parameters;
	}

	/**
	 * The URL without the parameters {@code user} and {@code password}, or one of them.
	 */
	static String without(String url, boolean user, boolean password) {
		String rest = user ? url.replaceAll("(?<=[?&])user(=[^&]*)?(&|$)", "") : url;
		return password ? rest.replaceAll("(?<=[?&])password(=[^&]*)?(&|$)", "") : rest;
	}

	/** For messages: where the server was looked for. */
	String place() {
		String place = this.hosts.isEmpty() ? "localhost" : this.hosts;
		return place.matches(".*:\\d+") ? place : place + ":5432";
	}

	/** For messages: without the passwords that a URL may carry. */
	static String masked(String url) {
		return SECRET.matcher(url).replaceAll("***");
	}

	private static String orEmpty(String part) {
		return (part != null) ? part : "";
	}

}
