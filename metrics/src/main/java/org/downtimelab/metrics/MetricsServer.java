package org.downtimelab.metrics;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.downtimelab.process.DaemonThreads;
import org.downtimelab.process.LabException;

/** Answers GET on a port of its own, from threads of its own. */
final class MetricsServer implements AutoCloseable {

	/** Prometheus, somebody's curl, and two that hang. */
	private static final int THREADS = 4;

	private final HttpServer server;

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, DaemonThreads.named("metrics"));

	private final Pages pages;

	/**
	 * Listens.
	 * @param address of this machine
	 * @param port 0 for a free one
	 * @throws LabException if it cannot listen there
	 */
	MetricsServer(String address, int port, Pages pages) {
		this.pages = pages;
		try {
			this.server = HttpServer.create(new InetSocketAddress(address, port), 0);
		}
		catch (BindException ex) {
			throw new LabException(
					"The metrics cannot be served on %s, port %s (%s): choose another with --metrics-port"
						.formatted(address, port, ex.getMessage()),
					ex);
		}
		catch (IOException ex) {
			throw new LabException("The metrics cannot be served: " + ex.getMessage(), ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	private void answer(HttpExchange exchange) throws IOException {
		Page page;
		try (exchange) {
			page = exchange.getRequestMethod().equals("GET")
					? this.pages.at(exchange.getRequestURI().getPath(), exchange.getRequestHeaders().getFirst("Host"))
					: Page.words(405, "Only GET is answered here");
			byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", page.type());
			exchange.sendResponseHeaders(page.status(), body.length);
			exchange.getResponseBody().write(body);
		}
		page.read().run();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/** What it serves. */
	interface Pages {

		/**
		 * The page at a path.
		 * @param host by which the reader knows this machine, and its port
		 */
		Page at(String path, String host);

	}

	/**
	 * An answer.
	 *
	 * @param read is run when all of it has been sent
	 */
	record Page(int status, String type, String body, Runnable read) {

		Page(int status, String type, String body) {
			this(status, type, body, () -> {
			});
		}

		static Page words(int status, String words) {
			return new Page(status, "text/plain; charset=utf-8", words + "\n");
		}

	}

}
