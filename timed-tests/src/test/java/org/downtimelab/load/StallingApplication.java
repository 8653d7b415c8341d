package org.downtimelab.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An application whose updates stall when told to: those that arrive meanwhile are all
 * answered at the end.
 */
public final class StallingApplication implements AutoCloseable {

	static {
		// Otherwise an answer on a kept connection waits 40 ms for the client's ACK.
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server = open();

	private final HttpServer canary = open();

	private final AtomicLong ids = new AtomicLong();

	/** Paths and bodies of the updates. */
	final Set<String> updates = ConcurrentHashMap.newKeySet();

	/** Paths of the deletes, in the order of their arrival. */
	final Queue<String> deletes = new ConcurrentLinkedQueue<>();

	private volatile boolean wellBehaved;

	private volatile CompletableFuture<Void> stall = CompletableFuture.completedFuture(null);

	public StallingApplication() {
		this.server.createContext("/traffic",
				(exchange) -> answer(exchange, 200, this.wellBehaved ? goodPart(plan()) : plan()));
		this.server.createContext("/small", (exchange) -> answer(exchange, 200, "{}"));
		this.server.createContext("/large", this::large);
		this.server.createContext("/error", (exchange) -> answer(exchange, 500, "{}"));
		this.server.createContext("/silent", HttpExchange::close);
		this.server.createContext("/nameless", (exchange) -> answer(exchange, 200, "{}"));
		this.canary.createContext("/canary", (exchange) -> answer(exchange, 200, "{}"));
	}

	private HttpServer open() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
			server.setExecutor(this.threads);
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Without the endpoints that never answer well. */
	public StallingApplication wellBehaved() {
		this.wellBehaved = true;
		return this;
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	public void stallUpdates(Duration length) {
		this.stall = new CompletableFuture<Void>().completeOnTimeout(null, length.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void large(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		switch (exchange.getRequestMethod()) {
			case "PUT" -> {
				this.stall.join();
				this.updates.add(exchange.getRequestURI() + " " + body);
				answer(exchange, 200, "{}");
			}
			case "DELETE" -> {
				this.deletes.add(exchange.getRequestURI().getPath());
				answer(exchange, 204, null);
			}
			case "POST" -> answer(exchange, 201, "{\"id\":" + this.ids.incrementAndGet() + "}");
			default -> answer(exchange, 200, "{}");
		}
	}

	private static void answer(HttpExchange exchange, int status, String json) throws IOException {
		byte[] bytes = (json != null) ? json.getBytes(StandardCharsets.UTF_8) : new byte[0];
		exchange.getRequestBody().readAllBytes();
		exchange.sendResponseHeaders(status, (json != null) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private static String goodPart(String plan) {
		return plan.lines()
			.filter((line) -> !line.matches(".*\"path\":\"/(error|silent|nameless)\".*"))
			.collect(Collectors.joining("\n"));
	}

	private String plan() {
		return """
				{"scenario":"index","rows":5000000,"canaryPort":%d,"later":1,"spare":{"large_order":-11},"endpoints":[
				{"name":"large-read","kind":"read","method":"GET","path":"/large?from={id}","table":"large_order"},
				{"name":"large-update","kind":"update","method":"PUT","path":"/large/{id}",
				 "body":"{\\"value\\":\\"{value}\\"}","values":"text","table":"large_order"},
				{"name":"large-insert","kind":"insert","method":"POST","path":"/large",
				 "body":"{\\"value\\":\\"{value}\\"}","values":"instant","table":"large_order"},
				{"name":"large-delete","kind":"delete","method":"DELETE","path":"/large/{id}","table":"large_order"},
				{"name":"other-delete","kind":"delete","method":"DELETE","path":"/large/{id}","table":"large_order"},
				{"name":"small-read","kind":"read","method":"GET","path":"/small","table":"small_order"},
				{"name":"error","kind":"read","method":"GET","path":"/error","table":null},
				{"name":"silent","kind":"read","method":"GET","path":"/silent","table":null},
				{"name":"nameless","kind":"insert","method":"POST","path":"/nameless","body":"{}","table":null},
				{"name":"canary","kind":"canary","method":"GET","path":"/canary","table":null}]}
				""".formatted(this.canary.getAddress().getPort());
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.canary.stop(0);
		this.threads.shutdownNow();
	}

}
