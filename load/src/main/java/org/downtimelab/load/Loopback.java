package org.downtimelab.load;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Which hosts may be put under load: this machine's own loopback, told by its name alone,
 * so that no name server has a say.
 */
final class Loopback {

	private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

	private static final Pattern OWN = Pattern.compile("localhost|\\[::1]|127(\\." + BYTE + "){3}");

	private Loopback() {
	}

	/**
	 * Checks a base URL.
	 * @param property the property that gave it, for the message
	 * @param url scheme, host and port, without a path
	 * @param allowed a host that is allowed as well, or null
	 * @return the same URL, without a slash at its end
	 * @throws IllegalArgumentException if it is no such URL, or its host may not be put
	 * under load
	 */
	static String require(String property, String url, String allowed) {
		String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
		URI uri;
		try {
			uri = URI.create(base);
		}
		catch (IllegalArgumentException ex) {
			throw malformed(property, url, ex);
		}
		String host = uri.getHost();
		boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
		if (!http || host == null || uri.getUserInfo() != null || !uri.getRawPath().isEmpty() || uri.getQuery() != null
				|| uri.getFragment() != null) {
			throw malformed(property, url, null);
		}
		if (!OWN.matcher(host).matches() && !host.equals(allowed)) {
			throw new IllegalArgumentException("-D" + property + "=" + url + " would put '" + host
					+ "' under load, which is not this machine. If it is yours, and meant, add -Dallow=" + host);
		}
		return base;
	}

	private static IllegalArgumentException malformed(String property, String url, Exception cause) {
		return new IllegalArgumentException(
				"-D" + property + "=" + url + " must be like http://127.0.0.1:8080, without a path", cause);
	}

}
