package org.downtimelab.experiment;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import org.downtimelab.process.DaemonThreads;
import org.downtimelab.process.LabException;
import org.downtimelab.process.RunClock;
import org.downtimelab.traffic.Outages;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.RequestFeed;
import org.downtimelab.traffic.Timeline;

/**
 * Follows the request log while it grows, keeps the timeline, and tells a listener how
 * things stand.
 */
final class LoadWatch implements AutoCloseable {

	private static final long LOOK_EVERY_MS = 100;

	private final RequestFeed requests;

	private final Duration slo;

	private final OutagesSoFar outages;

	private final Function<UsersSoFar, RunEvent.Pulse> pulse;

	private final Consumer<RunEvent> events;

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(DaemonThreads.named("watch"));

	private final Deque<Long> lastSecond = new ArrayDeque<>();

	private Timeline timeline;

	private volatile RuntimeException problem;

	LoadWatch(RequestFeed requests, Duration slo, Function<UsersSoFar, RunEvent.Pulse> pulse,
			Consumer<RunEvent> events) {
		this.requests = requests;
		this.slo = slo;
		this.outages = new OutagesSoFar(slo);
		this.pulse = pulse;
		this.events = events;
		this.clock.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
	}

	/**
	 * How far the log is known: microseconds since the epoch, 0 before its first line.
	 */
	synchronized long knownUntil() {
		return this.requests.until().orElse(0);
	}

	/** When the load stopped. */
	synchronized long stoppedAt() {
		return this.requests.stoppedAt()
			.orElseThrow(() -> new LabException("The request log does not say when the load stopped"));
	}

	/** Whether the load has stopped, and all that ended before is known. */
	synchronized boolean stopped() {
		return this.requests.stoppedAt().isPresent();
	}

	/** From here on, outages count. */
	synchronized void measureFrom(long micros) {
		this.outages.from(micros);
	}

	/** Whether requests have begun to arrive. */
	synchronized boolean begun() {
		return this.timeline != null;
	}

	/** Asks something of the timeline, which does not grow meanwhile. */
	synchronized <T> T ask(Function<Timeline, T> question) {
		if (this.problem != null) {
			throw this.problem;
		}
		if (this.timeline == null) {
			throw new LabException("The load has not begun");
		}
		return question.apply(this.timeline);
	}

	private void look() {
		try {
			UsersSoFar standing = read();
			if (standing != null) {
				this.events.accept(this.pulse.apply(standing));
			}
		}
		catch (RuntimeException ex) {
			this.problem = ex;
			throw ex;
		}
	}

	/** Reads what is new in the log. */
	synchronized UsersSoFar read() {
		Collection<Request> news = this.requests.poll();
		if (this.timeline == null) {
			if (this.requests.run().isEmpty()) {
				return null;
			}
			this.timeline = new Timeline(this.requests.run().get());
		}
		this.timeline.add(news);
		List<String> canaries = this.timeline.canaries();
		long now = RunClock.now();
		for (Request request : news) {
			if (!canaries.contains(request.endpoint())) {
				this.lastSecond.add(now);
			}
		}
		while (!this.lastSecond.isEmpty() && this.lastSecond.peek() < now - 1_000_000) {
			this.lastSecond.remove();
		}
		double elapsedMs = (now - this.timeline.run().startedAt()) / 1e3;
		Map<String, Outages> outages = this.outages.in(this.timeline, knownUntil());
		return new UsersSoFar(this.timeline.run(), elapsedMs, this.lastSecond.size(), this.outages.from(), news,
				this.outages.overdue(), outages, this.outages.counts(), this.slo, this.outages.noise());
	}

	@Override
	public void close() {
		this.clock.shutdown();
		try {
			if (!this.clock.awaitTermination(5, TimeUnit.SECONDS)) {
				throw new LabException("The request log cannot be read to its end");
			}
			this.requests.close();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (UncheckedIOException ex) {
			throw new LabException("The request log cannot be read: " + ex.getMessage(), ex);
		}
	}

}
