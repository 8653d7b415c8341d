package org.downtimelab.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks a server over HTTP, past any proxy that this machine has set. */
public final class Ask {

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.proxy(HttpClient.Builder.NO_PROXY)
		.version(HttpClient.Version.HTTP_1_1)
		.build();

	private Ask() {
	}

	/**
	 * Gets a page.
	 * @throws IOException if there is no answer in time
	 * @throws LabException if this thread is interrupted
	 */
	public static HttpResponse<String> get(String url, Duration atMost) throws IOException {
		return send(HttpRequest.newBuilder(URI.create(url)), atMost);
	}

	/**
	 * Sends a request, and waits for the answer.
	 * @throws IOException if there is none in time
	 * @throws LabException if this thread is interrupted
	 */
	public static HttpResponse<String> send(HttpRequest.Builder request, Duration atMost) throws IOException {
		try {
			return CLIENT.send(request.timeout(atMost).build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LabException("Interrupted", ex);
		}
	}

	/** Gets a page, and does not wait for it. */
	public static CompletableFuture<HttpResponse<String>> later(String url, Duration atMost) {
		return CLIENT.sendAsync(HttpRequest.newBuilder(URI.create(url)).timeout(atMost).build(),
				HttpResponse.BodyHandlers.ofString());
	}

}
