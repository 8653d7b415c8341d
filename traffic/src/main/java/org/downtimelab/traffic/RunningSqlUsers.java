package org.downtimelab.traffic;

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
import org.downtimelab.traffic.SqlLane.Session;

/** SQL users who are at it, in threads of this JVM. */
final class RunningSqlUsers implements RunningUsers, RequestFeed {

	/** Connections of each probe. */
	private static final int CONNECTIONS = 4;

	private static final Duration END = Duration.ofSeconds(60);

	private static final String CANARY = "canary";

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(DaemonThreads.named("sql-users"));

	private final ExecutorService threads = Executors.newCachedThreadPool(DaemonThreads.named("sql-user"));

	private final List<Request> ended = new ArrayList<>();

	private final List<SqlLane> lanes = new ArrayList<>();

	private final List<Connection> connections = new ArrayList<>();

	private final LoadRun run;

	private long until;

	private OptionalLong stoppedAt = OptionalLong.empty();

	private volatile Throwable problem;

	RunningSqlUsers(ServedAddress address, int rate) {
		Map<String, Endpoint.Kind> endpoints = new LinkedHashMap<>();
		address.probes().forEach((probe) -> endpoints.put(probe.name(), probe.kind()));
		endpoints.put(CANARY, Endpoint.Kind.CANARY);
		try {
			for (SqlProbe probe : address.probes()) {
				this.lanes.add(new SqlLane(probe.name(), rate, sessions(probe, address.database()), this));
			}
		}
		catch (SQLException ex) {
			close();
			throw new LabException("The SQL users cannot connect: " + ex.getMessage(), ex);
		}
		this.lanes.add(new SqlLane(CANARY, rate, idle(), this));
		long start = RunClock.now() + 100_000;
		this.run = new LoadRun(address.name(), start, rate, endpoints);
		this.lanes.forEach((lane) -> lane.begin(start));
	}

	private BlockingQueue<Session> sessions(SqlProbe probe, DataSource database) throws SQLException {
		BlockingQueue<Session> free = new LinkedBlockingQueue<>();
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
	private static BlockingQueue<Session> idle() {
		BlockingQueue<Session> free = new LinkedBlockingQueue<>();
		free.add(() -> {
		});
		return free;
	}

	/** In step with {@link #poll()}: what ended before its time has been handed out. */
	synchronized void ended(String lane, long index, long due, long sent, String status) {
		this.ended.add(new Request(lane, index, due, sent, RunClock.now(), status, OptionalLong.empty(), ""));
	}

	/** Does it again and again, on one thread; times are in microseconds. */
	void often(Runnable work, long delay, long period) {
		this.clock.scheduleAtFixedRate(work, delay, period, TimeUnit.MICROSECONDS);
	}

	/** Does it on a thread of its own. */
	void aside(Runnable work) {
		this.threads.execute(work);
	}

	void failed(Throwable problem) {
		this.problem = problem;
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

}
