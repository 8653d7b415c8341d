package org.downtimelab.traffic;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.downtimelab.process.DaemonThreads;
import org.downtimelab.process.LabException;
import org.downtimelab.process.RunClock;

/**
 * Users who send SQL themselves, at a constant rate, whether or not earlier statements
 * have returned. Each probe has connections of its own, so that none waits for another;
 * where all of them are busy, its next statements wait, and their latency counts from
 * when they were due.
 *
 * @param rate statements per second of each probe, 1 to 1000
 */
public record SqlUsers(int rate) implements Users {

	/** Connections of each probe. */
	private static final int CONNECTIONS = 4;

	private static final Duration CONNECT = Duration.ofSeconds(30);

	private static final Duration END = Duration.ofSeconds(60);

	private static final String CANARY = "canary";

	public SqlUsers {
		if (rate < 1 || rate > 1_000) {
			throw new IllegalArgumentException("rate " + rate + " must be 1 to 1000 per second");
		}
	}

	@Override
	public RunningUsers start(ServedAddress address, Duration slo, Path folder) {
		if (address.probes().isEmpty()) {
			throw new IllegalArgumentException("SQL users have nothing to do: the target has no probes");
		}
		return new Running(address, this.rate);
	}

	private static final class Running implements RunningUsers, RequestFeed {

		private final ScheduledExecutorService clock = Executors
			.newSingleThreadScheduledExecutor(DaemonThreads.named("sql-users"));

		private final ExecutorService threads = Executors.newCachedThreadPool(DaemonThreads.named("sql-user"));

		private final List<Request> ended = new ArrayList<>();

		private final List<Lane> lanes = new ArrayList<>();

		private final List<Connection> connections = new ArrayList<>();

		private final LoadRun run;

		private long until;

		private OptionalLong stoppedAt = OptionalLong.empty();

		private volatile Throwable problem;

		Running(ServedAddress address, int rate) {
			Map<String, Endpoint.Kind> endpoints = new LinkedHashMap<>();
			address.probes().forEach((probe) -> endpoints.put(probe.name(), probe.kind()));
			endpoints.put(CANARY, Endpoint.Kind.CANARY);
			try {
				for (SqlProbe probe : address.probes()) {
					this.lanes.add(new Lane(probe.name(), rate, sessions(probe, address.database())));
				}
			}
			catch (SQLException ex) {
				close();
				throw new LabException("The SQL users cannot connect: " + ex.getMessage(), ex);
			}
			this.lanes.add(new Lane(CANARY, rate, idle()));
			long start = RunClock.now() + 100_000;
			this.run = new LoadRun(address.name(), start, rate, endpoints);
			this.lanes.forEach((lane) -> lane.begin(start));
		}

		private BlockingQueue<Work> sessions(SqlProbe probe, DataSource database) throws SQLException {
			BlockingQueue<Work> free = new LinkedBlockingQueue<>();
			for (int i = 0; i < CONNECTIONS; i++) {
				Connection connection = database.getConnection();
				this.connections.add(connection);
				PreparedStatement statement = connection.prepareStatement(probe.sql());
				int parameters = statement.getParameterMetaData().getParameterCount();
				free.add(() -> {
					long id = probe.ids().getAsLong();
					for (int parameter = 1; parameter <= parameters; parameter++) {
						statement.setLong(parameter, id);
					}
					statement.execute();
				});
			}
			return free;
		}

		/** Tells how quiet this JVM is. */
		private static BlockingQueue<Work> idle() {
			BlockingQueue<Work> free = new LinkedBlockingQueue<>();
			free.add(() -> {
			});
			return free;
		}

		private synchronized void ended(Request request) {
			this.ended.add(request);
		}

		@Override
		public RequestFeed requests() {
			return this;
		}

		@Override
		public synchronized List<Request> poll() {
			this.until = RunClock.now();
			List<Request> news = List.copyOf(this.ended);
			this.ended.clear();
			return news;
		}

		@Override
		public Optional<LoadRun> run() {
			return Optional.of(this.run);
		}

		@Override
		public synchronized OptionalLong until() {
			return (this.until == 0) ? OptionalLong.empty() : OptionalLong.of(this.until);
		}

		@Override
		public synchronized OptionalLong stoppedAt() {
			return this.stoppedAt;
		}

		@Override
		public void mustLive() {
			if (this.problem != null) {
				throw new LabException("The SQL users have ended: " + this.problem.getMessage(), this.problem);
			}
		}

		@Override
		public synchronized void stop() {
			this.clock.shutdownNow();
			this.stoppedAt = OptionalLong.of(RunClock.now());
		}

		/** A statement that waits longer than a minute counts as unfinished. */
		@Override
		public void awaitEnd() {
			this.threads.shutdown();
			try {
				this.threads.awaitTermination(END.toSeconds(), TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public void close() {
			this.clock.shutdownNow();
			this.threads.shutdownNow();
			for (Connection connection : this.connections) {
				try {
					connection.abort(Runnable::run);
				}
				catch (SQLException isGone) {
					// That is what was wanted.
				}
			}
		}

		/** One probe's schedule and its free sessions. */
		private final class Lane {

			private final String name;

			private final int rate;

			private final BlockingQueue<Work> free;

			private long next;

			Lane(String name, int rate, BlockingQueue<Work> free) {
				this.name = name;
				this.rate = rate;
				this.free = free;
			}

			void begin(long start) {
				long delay = Math.max(0, start - RunClock.now());
				Running.this.clock.scheduleAtFixedRate(() -> due(start), delay, Math.max(1, 1_000_000L / this.rate / 2),
						TimeUnit.MICROSECONDS);
			}

			private void due(long start) {
				try {
					while (start + DueTimes.offset(this.next, this.rate) <= RunClock.now()) {
						long index = this.next++;
						Running.this.threads.execute(() -> send(index, start + DueTimes.offset(index, this.rate)));
					}
				}
				catch (RuntimeException | Error ex) {
					Running.this.problem = ex;
					throw ex;
				}
			}

			private void send(long index, long due) {
				try {
					Work session = this.free.poll(CONNECT.toSeconds(), TimeUnit.SECONDS);
					long sent = RunClock.now();
					String status = Request.NO_ANSWER;
					if (session != null) {
						status = done(session);
						this.free.add(session);
					}
					ended(new Request(this.name, index, due, sent, RunClock.now(), status, OptionalLong.empty(), ""));
				}
				catch (InterruptedException stopped) {
					Thread.currentThread().interrupt();
				}
			}

			/** As an HTTP status, or the server's five characters. */
			private String done(Work session) {
				try {
					session.run();
					return "200";
				}
				catch (SQLException ex) {
					return (ex.getSQLState() != null) ? ex.getSQLState() : "error";
				}
			}

		}

	}

	private interface Work {

		void run() throws SQLException;

	}

}
