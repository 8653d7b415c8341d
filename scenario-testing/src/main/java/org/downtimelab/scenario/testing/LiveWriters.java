package org.downtimelab.scenario.testing;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.downtimelab.database.Database;
import org.downtimelab.experiment.EndpointClient;
import org.downtimelab.play.Deployment;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.traffic.Endpoint;
import org.downtimelab.traffic.Request;

/**
 * Releases that are asked all the time while a path is played, again and again. An
 * application starts when its release is first rolled out, and stays: the start is what
 * takes long.
 */
final class LiveWriters implements Deployment, AutoCloseable {

	private static final long PAUSE_NS = 4_000_000;

	private final Map<Release, InJvmRelease> started = new LinkedHashMap<>();

	private final Deque<Writer> writers = new ArrayDeque<>();

	private final Queue<String> broken = new ConcurrentLinkedQueue<>();

	private final EndpointClient questions;

	private final Scenario scenario;

	private final Database database;

	/**
	 * Nobody is asked yet.
	 * @param rows of the large table
	 */
	LiveWriters(Scenario scenario, Database database, long rows) {
		this.questions = new EndpointClient(rows);
		this.scenario = scenario;
		this.database = database;
	}

	/** From here on the oldest release is asked, on connections of its own. */
	void begin() {
		this.questions.clear();
		this.broken.clear();
		this.started.values().forEach(InJvmRelease::reconnect);
		this.writers.add(new Writer(this.scenario.releases().get(0)).start());
	}

	@Override
	public Optional<String> roll(Rollout rollout) {
		if (rollout.startUpMigration() != null) {
			return Optional.of("A safe path does not migrate at start-up: " + rollout.startUpMigration());
		}
		this.writers.add(new Writer(rollout.release()).start());
		this.writers.remove().end();
		return Optional.empty();
	}

	/** No release is asked any more. */
	void end() {
		while (!this.writers.isEmpty()) {
			this.writers.remove().end();
		}
	}

	/** What an endpoint was asked. */
	List<Request> asked(String endpoint) {
		return this.questions.asked(endpoint);
	}

	/** The answers that say that a release does not work, a line each. */
	List<String> broken() {
		return List.copyOf(this.broken);
	}

	@Override
	public void close() {
		try {
			end();
		}
		finally {
			this.started.values().forEach(InJvmRelease::close);
		}
	}

	/** A thread that asks one release. */
	private final class Writer {

		private final CountDownLatch askedAll = new CountDownLatch(1);

		private final InJvmRelease live;

		private final Release release;

		private volatile boolean ending;

		private CompletableFuture<Void> asking;

		Writer(Release release) {
			this.release = release;
			this.live = LiveWriters.this.started.computeIfAbsent(release,
					(first) -> InJvmRelease.serve(LiveWriters.this.scenario, first, LiveWriters.this.database));
		}

		/** Returns when each of its endpoints has been asked. */
		Writer start() {
			this.asking = CompletableFuture.runAsync(this::ask, (task) -> new Thread(task, "writer").start());
			this.asking.whenComplete((done, failed) -> this.askedAll.countDown());
			try {
				if (!this.askedAll.await(30, TimeUnit.SECONDS)) {
					throw new IllegalStateException(this.release.name() + " has not answered at each endpoint");
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return this;
		}

		private void ask() {
			while (!this.ending) {
				for (Endpoint endpoint : LiveWriters.this.scenario.endpoints()) {
					String status = status(endpoint);
					if (!status.matches("[1-4]..")) {
						LiveWriters.this.broken
							.add("%s of %s: %s".formatted(endpoint.name(), this.release.name(), status));
					}
					LockSupport.parkNanos(PAUSE_NS);
				}
				this.askedAll.countDown();
			}
		}

		private String status(Endpoint endpoint) {
			try {
				return LiveWriters.this.questions.ask(this.live.url(), endpoint).status();
			}
			catch (IOException ex) {
				return "no answer, " + ex.getMessage();
			}
		}

		void end() {
			this.ending = true;
			this.asking.join();
		}

	}

}
