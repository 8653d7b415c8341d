package org.downtimelab.experiment;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.downtimelab.process.Ask;
import org.downtimelab.process.DaemonThreads;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * How many request threads of an instance wait for a connection of its pool, as the
 * application's own metrics say it ({@code hikaricp.connections.pending}), and how many
 * have one. Who waits there is down, whatever table it wants to touch.
 */
public final class PoolWatch implements AutoCloseable {

	private static final long LOOK_EVERY_MS = 200;

	private static final String PENDING = "/actuator/metrics/hikaricp.connections.pending";

	private static final String ACTIVE = "/actuator/metrics/hikaricp.connections.active";

	private static final JsonMapper JSON = new JsonMapper();

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(DaemonThreads.named("pool-watch"));

	private final LiveTarget application;

	private final Notes notes;

	private volatile int peak;

	private volatile Pool last;

	/**
	 * A watch that does not look yet.
	 * @param notes is told of an answer that says nothing of the pool
	 */
	PoolWatch(LiveTarget application, Notes notes) {
		this.application = application;
		this.notes = notes;
	}

	void start() {
		this.clock.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
	}

	/** The most that were seen at a time in one instance. */
	int peak() {
		return this.peak;
	}

	/** All instances together, as they were last seen; null before that. */
	Pool last() {
		return this.last;
	}

	private void look() {
		int inUse = 0;
		int waiting = 0;
		for (String instance : this.application.instances()) {
			int here = value(instance + PENDING);
			this.peak = Math.max(this.peak, here);
			waiting += here;
			inUse += value(instance + ACTIVE);
		}
		this.last = new Pool(inUse, waiting);
	}

	private int value(String metric) {
		try {
			HttpResponse<String> answer = Ask.get(metric, Duration.ofSeconds(2));
			JsonNode value = (answer.statusCode() != 200) ? MissingNode.getInstance()
					: JSON.readTree(answer.body()).path("measurements").path(0).path("value");
			if (value.isNumber()) {
				return value.intValue();
			}
			unseen(metric, "status " + answer.statusCode());
		}
		catch (JacksonException ex) {
			unseen(metric, "no JSON");
		}
		catch (IOException hasJustGone) {
			// Nobody waits in it.
		}
		return 0;
	}

	private void unseen(String metric, String answer) {
		this.notes.add("the pool of an instance was not always seen: it answers its metric "
				+ metric.replaceFirst(".*/", "") + " with " + answer);
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
	}

	/**
	 * Connections to the database.
	 *
	 * @param inUse that a request thread has
	 * @param waiting request threads that want one and have none
	 */
	public record Pool(int inUse, int waiting) {
	}

}
