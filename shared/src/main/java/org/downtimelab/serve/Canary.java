package org.downtimelab.serve;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Answers on a port of its own, from the one thread that also accepts: no database, no
 * pool, and none of the application's threads stands between it and the machine. When
 * even the canary is late, the machine is noisy.
 */
final class Canary implements AutoCloseable {

	private static final byte[] SONG = "{\"canary\":\"alive\"}".getBytes(StandardCharsets.UTF_8);

	private final HttpServer server;

	/**
	 * Listens on a free port of loopback.
	 * @param portFile beside which that port is written, with {@code -canary} in the
	 * name; null for nowhere
	 * @throws UncheckedIOException if it cannot listen, or not write
	 */
	Canary(File portFile) {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			if (portFile != null) {
				String name = portFile.getName().replaceFirst("(\\.|$)", "-canary$1");
				Files.writeString(portFile.toPath().resolveSibling(name), "" + port());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The canary cannot listen", ex);
		}
		this.server.createContext("/canary", Canary::sing);
		this.server.start();
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	private static void sing(HttpExchange exchange) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, SONG.length);
		exchange.getResponseBody().write(SONG);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
