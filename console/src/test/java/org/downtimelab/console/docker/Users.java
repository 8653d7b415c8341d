package org.downtimelab.console.docker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Insert one order after another, and remember which were acknowledged. */
final class Users implements AutoCloseable {

	private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	private final Map<Long, String> acknowledged = new ConcurrentHashMap<>();

	private final URI url;

	private final Thread busy = new Thread(this::write, "users");

	private volatile boolean enough;

	Users(String url) {
		this.url = URI.create(url);
		this.busy.start();
	}

	/** The notes that were acknowledged, by id. */
	Map<Long, String> acknowledged() {
		return Map.copyOf(this.acknowledged);
	}

	private void write() {
		for (int i = 0; !this.enough; i++) {
			String note = "by users " + i;
			try {
				HttpResponse<String> answer = this.client.send(HttpRequest.newBuilder(this.url)
					.timeout(Duration.ofSeconds(2))
					.header("Content-Type", "application/json")
					.POST(HttpRequest.BodyPublishers.ofString("{\"value\":\"" + note + "\"}"))
					.build(), HttpResponse.BodyHandlers.ofString());
				Matcher id = ID.matcher(answer.body());
				if (answer.statusCode() == 201 && id.find()) {
					this.acknowledged.put(Long.parseLong(id.group(1)), note);
				}
			}
			catch (IOException notAnswered) {
				// Nothing was promised.
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	@Override
	public void close() {
		this.enough = true;
		try {
			this.busy.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
