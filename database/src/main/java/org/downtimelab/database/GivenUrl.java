package org.downtimelab.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * A URL of somebody's server, as the driver reads it: user and password out of the URL,
 * its service or the password file are found once, and are the same for all databases of
 * that server.
 *
 * @param password null if there is none to be found
 * @param parameters those that say how to reach the server
 * @param leftOut the names of the others: they would change what is measured
 */
record GivenUrl(JdbcUrl server, String user, String password, Map<String, String> parameters, List<String> leftOut) {

	/**
	 * How to find the server, prove who one is, and protect the connection.
	 *
	 * @see <a href= "https://jdbc.postgresql.org/documentation/use/">Connection
	 * Parameters</a>
	 */
	private static final Set<String> KEPT = Set.of("authenticationPluginClassName", "channelBinding", "connectTimeout",
			"gssEncMode", "gssResponseTimeout", "gssUseDefaultCreds", "gsslib", "hostRecheckSeconds",
			"jaasApplicationName", "jaasLogin", "kerberosServerName", "loadBalanceHosts", "localSocketAddress",
			"loginTimeout", "options", "pemKeyAlgorithm", "protocolVersion", "requireAuth", "scramMaxIterations",
			"socketFactory", "socketFactoryArg", "sspiServiceClass", "targetServerType", "tcpKeepAlive", "useSpnego");

	private static final String OPTIONS = PGProperty.OPTIONS.getName();

	/** These are kept by their beginning. */
	private static final String SSL = "ssl";

	private static final Set<PGProperty> TAKEN_OUT = Set.of(PGProperty.USER, PGProperty.PASSWORD, PGProperty.PG_HOST,
			PGProperty.PG_PORT, PGProperty.PG_DBNAME);

	/**
	 * Reads a URL.
	 * @param user outranks the URL's; null for the URL's, or the driver's own default:
	 * the user of this machine
	 * @param password outranks the URL's; null for the URL's, or what the password file
	 * has
	 * @throws UnusableUrlException if the driver cannot read it
	 */
	static GivenUrl read(String url, String user, String password) {
		JdbcUrl.parse(url);
		String rest = JdbcUrl.without(url, user != null, password != null);
		Properties defaults = new Properties();
		put(defaults, PGProperty.USER, (user != null) ? user : named(rest, PGProperty.USER));
		if (PGProperty.USER.getOrNull(defaults) == null) {
			put(defaults, PGProperty.USER, System.getProperty("user.name"));
		}
		put(defaults, PGProperty.PASSWORD, password);
		Properties all = driverReads(rest, defaults);
		Map<String, String> parameters = new TreeMap<>();
		List<String> leftOut = new ArrayList<>();
		for (String name : new TreeMap<>(all).keySet().stream().map(String.class::cast).toList()) {
			if (KEPT.contains(name) || name.startsWith(SSL)) {
				parameters.put(name, all.getProperty(name));
			}
			else if (TAKEN_OUT.stream().noneMatch((property) -> property.getName().equals(name))) {
				leftOut.add(name);
			}
		}
		JdbcUrl server = new JdbcUrl(hosts(all), all.getProperty(PGProperty.PG_DBNAME.getName(), ""), "");
		return new GivenUrl(server, PGProperty.USER.getOrNull(all), PGProperty.PASSWORD.getOrNull(all), parameters,
				leftOut);
	}

	/** The given database, in sessions that have the lab's settings. */
	Database database(int majorVersion) {
		return database(SessionSettings.options(majorVersion, this.parameters.get(OPTIONS)));
	}

	/**
	 * The given database in a session as the server has it, to ask what server it is: one
	 * that does not know a setting would refuse it.
	 */
	Database asItIs() {
		return database(this.parameters.get(OPTIONS));
	}

	private Database database(String options) {
		Map<String, String> all = new TreeMap<>(this.parameters);
		if (options != null) {
			all.put(OPTIONS, options);
		}
		String tail = all.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "=" + encoded(parameter.getValue()))
			.collect(Collectors.joining("&", "?", ""));
		return new Database(new JdbcUrl(this.server.hosts(), "", tail).withDatabase(encoded(this.server.database())),
				this.user, this.password);
	}

	private static String named(String url, PGProperty property) {
		return property.getOrNull(driverReads(url, null));
	}

	private static Properties driverReads(String url, Properties defaults) {
		Properties all = Driver.parseURL(url, defaults);
		if (all == null) {
			throw new UnusableUrlException("The PostgreSQL driver cannot read the URL \"" + JdbcUrl.masked(url)
					+ "\": check its port and, if it names one, its service. Write " + JdbcUrl.FORM);
		}
		return all;
	}

	private static String hosts(Properties all) {
		String[] hosts = all.getProperty(PGProperty.PG_HOST.getName()).split(",");
		String[] ports = all.getProperty(PGProperty.PG_PORT.getName()).split(",");
		List<String> pairs = new ArrayList<>();
		for (int i = 0; i < hosts.length; i++) {
			pairs.add(hosts[i] + ":" + ports[Math.min(i, ports.length - 1)]);
		}
		return String.join(",", pairs);
	}

	private static void put(Properties properties, PGProperty property, String value) {
		if (value != null) {
			property.set(properties, value);
		}
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
