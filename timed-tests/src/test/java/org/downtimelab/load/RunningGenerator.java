package org.downtimelab.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.downtimelab.process.ChildProcess;
import org.downtimelab.traffic.EndpointSummary;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.RequestLogFollower;
import org.downtimelab.traffic.Timeline;
import org.downtimelab.traffic.Window;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A load generator in a process of its own, and what can be read of it.
 */
final class RunningGenerator implements AutoCloseable {

	private static final Duration SLO = LoadSettings.SLO;

	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

	private final RequestLogFollower follower;

	private final ChildProcess process;

	private Timeline timeline;

	RunningGenerator(Path folder, String url, String scenario, int rate, Duration duration) {
		Path log = folder.resolve("requests.log");
		LoadSettings settings = new LoadSettings(url, Optional.empty(), scenario, rate, duration, Optional.of(log),
				SLO);
		List<String> arguments = settings.javaArguments(System.getProperty("java.class.path"),
				folder.resolve("results"), true);
		this.process = ChildProcess.start(ChildProcess.java(arguments), Map.of(), folder.resolve("generator.log"));
		this.follower = new RequestLogFollower(log);
	}

	/**
	 * Waits until so much of the load has been logged since the call, the time before the
	 * first request not counted.
	 */
	long await(Duration length) {
		long deadline = System.nanoTime() + PATIENCE_NANOS;
		long begin = Long.MAX_VALUE;
		long until = 0;
		while (begin == Long.MAX_VALUE || until < begin + length.toMillis() * 1_000) {
			assertThat(System.nanoTime()).as(this::printed).isLessThan(deadline);
			assertThat(this.process.isAlive()).as(this::printed).isTrue();
			read();
			until = this.follower.until().orElse(0);
			if (begin == Long.MAX_VALUE && this.timeline != null && this.timeline.firstDue().isPresent()) {
				begin = until;
			}
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
		}
		return until;
	}

	private void read() {
		List<Request> requests = this.follower.poll();
		if (this.timeline == null) {
			this.timeline = this.follower.run().map(Timeline::new).orElse(null);
		}
		if (this.timeline != null) {
			this.timeline.add(requests);
		}
	}

	void stop() {
		this.process.say("stop");
	}

	int exitCode(long patienceSeconds) throws Exception {
		return this.process.exit().get(patienceSeconds, TimeUnit.SECONDS);
	}

	long stoppedAt() {
		read();
		return this.follower.stoppedAt().orElseThrow();
	}

	Timeline timeline() {
		return this.timeline;
	}

	List<Request> requests(String endpoint) {
		long stop = stoppedAt();
		return this.timeline.requests(endpoint, stop, SLO);
	}

	EndpointSummary summary(String endpoint, Window measured) {
		return EndpointSummary.of(endpoint, requests(endpoint), measured, List.of(), SLO);
	}

	String printed() {
		try {
			return Files.readString(this.process.log());
		}
		catch (IOException ex) {
			return "No log of the load generator: " + ex;
		}
	}

	@Override
	public void close() {
		this.process.close();
		this.follower.close();
	}

}
