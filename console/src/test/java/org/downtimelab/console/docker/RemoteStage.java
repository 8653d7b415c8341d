package org.downtimelab.console.docker;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

	/** All that it has told so far. */
	String story() {
		StringBuilder story = new StringBuilder();
		try {
			HttpURLConnection connection = connect("story", this.token);
			connection.setReadTimeout(PAUSE);
			try (InputStream told = connection.getInputStream()) {
				byte[] some = new byte[8192];
				long until = System.nanoTime() + 5_000_000_000L;
				for (int n = told.read(some); n >= 0 && System.nanoTime() < until; n = told.read(some)) {
					story.append(new String(some, 0, n, StandardCharsets.UTF_8));
				}
			}
		}
		catch (SocketTimeoutException allOfIt) {
			// It waits for what comes next.
		}
		catch (IOException ex) {
			throw new AssertionError("The stage does not tell its story", ex);
		}
		return story.toString();
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
