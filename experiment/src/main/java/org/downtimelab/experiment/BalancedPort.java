package org.downtimelab.experiment;

import java.net.URI;
import java.util.concurrent.TimeUnit;

import org.downtimelab.process.LabException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A free port of loopback whose requests are handed to the instances in rotation, as they
 * stream in. A request is handed on once: when its instance fails, its user gets a 502,
 * and without an instance a 503.
 */
final class BalancedPort extends ProxyHandler.Reverse implements AutoCloseable {

	private static final String CHOSEN = Rotation.InFlight.class.getName();

	/** As many as Tomcat accepts: a stall must queue in the instance, not here. */
	private static final int CONNECTIONS = 8192;

	/**
	 * An idle connection is let go of well before Tomcat would close it, after 20 s: a
	 * request that is sent at that moment would be lost.
	 */
	private static final long IDLE_MS = 5_000;

	private final Rotation rotation = new Rotation();

	private final Server server = new Server(new QueuedThreadPool(32));

	private final ServerConnector connector = new ServerConnector(this.server, 1, 1);

	private BalancedPort() {
		super(BalancedPort::at);
		// Jetty would look the machine's name up, which takes seconds without a network.
		setViaHost("downtime-lab");
		setUseServerThreadPool(true);
	}

	/**
	 * Listens.
	 * @throws LabException if it cannot
	 */
	static BalancedPort open() {
		BalancedPort port = new BalancedPort();
		port.connector.setHost("127.0.0.1");
		port.connector.setIdleTimeout(0);
		port.connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration().setHeaderCacheSize(0);
		port.server.addConnector(port.connector);
		port.server.setHandler(port);
		try {
			port.server.start();
		}
		catch (Exception ex) {
			port.close();
			throw new LabException("The load balancer cannot listen on 127.0.0.1: " + ex.getMessage(), ex);
		}
		return port;
	}

	String url() {
		return "http://127.0.0.1:" + this.connector.getLocalPort();
	}

	Rotation rotation() {
		return this.rotation;
	}

	/**
	 * Without Jetty's cache of header fields, 22 KB for each connection: a stall makes
	 * thousands of them, and their collection would hold up everyone.
	 */
	@Override
	protected HttpClient newHttpClient() {
		HttpClientTransportOverHTTP transport = new HttpClientTransportOverHTTP(1);
		transport.setHeaderCacheSize(0);
		return new HttpClient(transport);
	}

	@Override
	protected void configureHttpClient(HttpClient client) {
		super.configureHttpClient(client);
		client.setMaxConnectionsPerDestination(CONNECTIONS);
		client.setMaxRequestsQueuedPerDestination(CONNECTIONS);
		client.setIdleTimeout(IDLE_MS);
		client.setUserAgentField(null);
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		Rotation.InFlight chosen = this.rotation.next();
		if (chosen == null) {
			Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503,
					"No instance is in rotation");
			return true;
		}
		Request.addCompletionListener(request, (failure) -> chosen.requests().decrementAndGet());
		request.setAttribute(CHOSEN, chosen);
		return super.handle(request, response, callback);
	}

	private static HttpURI at(Request request) {
		URI instance = ((Rotation.InFlight) request.getAttribute(CHOSEN)).instance();
		return HttpURI.build(request.getHttpURI()).authority(instance.getHost(), instance.getPort());
	}

	/** While an instance works on a request, its connection may be idle for ever. */
	@Override
	protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI uri) {
		return super.newProxyToServerRequest(request, uri).idleTimeout(0, TimeUnit.MILLISECONDS);
	}

	@Override
	public void close() {
		try {
			this.server.stop();
		}
		catch (Exception ex) {
			throw new LabException("The load balancer cannot be stopped: " + ex.getMessage(), ex);
		}
	}

}
