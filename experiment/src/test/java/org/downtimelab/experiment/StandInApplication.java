package org.downtimelab.experiment;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import org.downtimelab.process.Patience;

/**
 * Starts where an application would be started, in a JVM of its own, and is there in a
 * moment: it says its ports, and answers every request.
 */
public final class StandInApplication {

	/** It never gets ready. */
	static final String STARTS = "starts";

	/** It gets ready, and answers. */
	static final String SERVES = "serves";

	private static final String PID = "app.pid";

	private StandInApplication() {
	}

	public static void main(String... arguments) throws Exception {
		Path ports = Path.of(List.of(arguments).get(List.of(arguments).indexOf("--port-file") + 1));
		if (arguments[0].equals(SERVES)) {
			serve(ports);
		}
		Files.writeString(ports.resolveSibling(PID), String.valueOf(ProcessHandle.current().pid()));
		// Ends with its parent, whatever that says.
		System.in.transferTo(OutputStream.nullOutputStream());
		Runtime.getRuntime().halt(0);
	}

	private static void serve(Path ports) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
		server.setExecutor(Executors.newCachedThreadPool());
		server.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			boolean collects = exchange.getRequestURI().getPath().equals("/actuator/garbage");
			exchange.sendResponseHeaders(collects ? 204 : 200, -1);
			exchange.close();
		});
		server.start();
		for (String file : List.of("app.port", "app-canary.port", "app-management.port")) {
			Files.writeString(ports.resolveSibling(file), String.valueOf(server.getAddress().getPort()));
		}
	}

	/** What java is given to start it. */
	static List<String> program(String mode) {
		return List.of("-cp", System.getProperty("java.class.path"), StandInApplication.class.getName(), mode);
	}

	/** The one that was started last in a folder, once it runs. */
	static ProcessHandle in(Path folder) {
		Path file = folder.resolve(PID);
		Patience.until(Duration.ofSeconds(30), () -> pid(file) != 0);
		return ProcessHandle.of(pid(file)).orElseThrow();
	}

	private static long pid(Path file) {
		try {
			String text = Files.exists(file) ? Files.readString(file) : "";
			return text.isEmpty() ? 0 : Long.parseLong(text);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
