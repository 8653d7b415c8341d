package org.downtimelab.console.docker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stage, over HTTP.
 *
 * @param url ends with a slash
 * @param token as the last part of an address, {@code ?token=…}
 */
record RemoteStage(String url, String token) {

	private static final Pattern PRINTED = Pattern.compile("The stage: (http://127\\.0\\.0\\.1:\\d+/)(\\?token=\\w+)");

	/** Milliseconds: the story pauses no longer while something happens. */
	private static final int PAUSE = 700;

	private static final long SOON_NS = 5_000_000_000L;

	static RemoteStage printedIn(String log) {
		Matcher printed = PRINTED.matcher(log);
		if (!printed.find()) {
			throw new AssertionError("No address in: " + log);
		}
		return new RemoteStage(printed.group(1), printed.group(2));
	}

	/** Another address of the same stage, with another token or none. */
	int status(String path, String otherToken) {
		return ask("GET", path, otherToken, "");
	}

	void start(String scenario, String path, String rows) {
		String wish = "{\"scenario\":\"%s\",\"path\":\"%s\",\"rows\":\"%s\",\"rate\":10}";
		must(202, "POST", "runs", wish.formatted(scenario, path, rows));
	}

	void stop() {
		must(204, "DELETE", "runs/current", "");
	}

	void reset() {
		must(204, "POST", "reset", "");
	}

	/**
	 * What it tells first that is of this form, if it has told that already or tells it
	 * soon.
	 */
	Optional<String> told(Pattern form) {
		long until = System.nanoTime() + SOON_NS;
		try {
			HttpURLConnection connection = connect("story", this.token);
			connection.setReadTimeout(PAUSE);
			try (BufferedReader events = new BufferedReader(
					new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
				for (String some = events.readLine(); some != null
						&& System.nanoTime() < until; some = events.readLine()) {
					Matcher found = form.matcher(some);
					if (found.find()) {
						return Optional.of(found.group());
					}
				}
			}
		}
		catch (SocketTimeoutException allOfIt) {
			// It waits for what comes next.
		}
		catch (IOException ex) {
			throw new AssertionError("The stage does not tell its story", ex);
		}
		return Optional.empty();
	}

	private void must(int status, String method, String path, String body) {
		int answered = ask(method, path, this.token, body);
		if (answered != status) {
			throw new AssertionError(method + " " + path + " was answered by " + answered);
		}
	}

	private int ask(String method, String path, String anyToken, String body) {
		try {
			HttpURLConnection connection = connect(path, anyToken);
			connection.setRequestMethod(method);
			if (!body.isEmpty()) {
				connection.setRequestProperty("Content-Type", "application/json");
				connection.setDoOutput(true);
				connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
			}
			return connection.getResponseCode();
		}
		catch (IOException ex) {
			throw new AssertionError("The stage does not answer", ex);
		}
	}

	private HttpURLConnection connect(String path, String anyToken) throws IOException {
		return (HttpURLConnection) URI.create(this.url + path + anyToken).toURL().openConnection();
	}

}
