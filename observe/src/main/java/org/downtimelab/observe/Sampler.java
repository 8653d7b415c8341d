package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.downtimelab.process.DaemonThreads;
import org.downtimelab.process.RunClock;

/**
 * Looks at the database from outside, again and again, in autocommit: an open snapshot
 * would itself hold up a CREATE INDEX CONCURRENTLY. When its connection breaks it makes
 * another one, for up to a minute, and tells of the gap by {@link #problem()}.
 */
public final class Sampler implements AutoCloseable {

	/** After this long without an answer the connection counts as broken. */
	private static final int ANSWER_MS = 5_000;

	private final DataSource own;

	private final String watchedApplication;

	private final Duration period;

	private final Consumer<Sample> listener;

	private final List<Sample> samples = new ArrayList<>();

	private final Blindness blindness = new Blindness();

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(DaemonThreads.named("sampler"));

	private Connection connection;

	private SampleQuery query;

	/** The server's WAL position at the first sample. */
	private long walStart;

	/**
	 * A sampler that does not look yet.
	 * @param own for its one connection
	 * @param watchedApplication the application_name of the migrating sessions
	 * @param period between two looks, 1 to 50 ms
	 * @param listener is given each sample, in the sampler's thread
	 * @throws IllegalArgumentException if the period is out of its range
	 */
	public Sampler(DataSource own, String watchedApplication, Duration period, Consumer<Sample> listener) {
		if (period.toMillis() > 50 || period.toMillis() < 1) {
			throw new IllegalArgumentException("A period of " + period.toMillis() + " ms: say 1 to 50");
		}
		this.own = own;
		this.watchedApplication = watchedApplication;
		this.period = period;
		this.listener = listener;
	}

	/**
	 * Begins to look.
	 * @return this
	 */
	public Sampler start() {
		// A delay, not a rate: after a stall, a rate would make up for every missed look.
		this.clock.scheduleWithFixedDelay(this::look, 0, this.period.toMillis(), TimeUnit.MILLISECONDS);
		return this;
	}

	private void look() {
		long now = RunClock.now();
		if (!this.blindness.worthALook(now)) {
			return;
		}
		try {
			if (this.connection == null) {
				connect();
			}
			Sample sample = add(this.query.sample());
			this.blindness.sees(sample.atMicros());
			tell(sample);
		}
		catch (SQLException | RuntimeException ex) {
			this.blindness.fails(now, ex.toString());
			disconnect();
		}
	}

	private void connect() throws SQLException {
		this.connection = this.own.getConnection();
		this.connection.setAutoCommit(true);
		this.connection.setNetworkTimeout(Runnable::run, ANSWER_MS);
		try (Statement statement = this.connection.createStatement()) {
			statement.execute("SET jit = off");
		}
		this.query = new SampleQuery(this.connection, this.watchedApplication);
	}

	private Sample add(Sample seen) {
		synchronized (this.samples) {
			if (this.samples.isEmpty()) {
				this.walStart = seen.walBytes();
			}
			Sample sample = new Sample(seen.atMicros(), seen.locks(), seen.waiters(), seen.queueDepth(),
					seen.progress(), seen.walBytes() - this.walStart, seen.holders());
			this.samples.add(sample);
			return sample;
		}
	}

	private void tell(Sample sample) {
		try {
			this.listener.accept(sample);
		}
		catch (RuntimeException ex) {
			this.blindness.note("The listener failed on a sample: " + ex);
		}
	}

	private void disconnect() {
		try {
			if (this.connection != null) {
				this.connection.close();
			}
		}
		catch (SQLException ex) {
			this.blindness.note("The sampler's connection does not close: " + ex.getMessage());
		}
		this.connection = null;
	}

	/** All that was seen so far. */
	public List<Sample> samples() {
		synchronized (this.samples) {
			return List.copyOf(this.samples);
		}
	}

	/** The newest one, or null before the first. */
	public Sample last() {
		synchronized (this.samples) {
			return this.samples.isEmpty() ? null : this.samples.get(this.samples.size() - 1);
		}
	}

	/**
	 * What went wrong, if anything did: for how long it saw nothing, and why.
	 * @return one sentence for each gap
	 */
	public Optional<String> problem() {
		return this.blindness.words();
	}

	/** For how long it has seen nothing by now; zero while it sees. */
	public Duration blindFor() {
		return this.blindness.lasts(RunClock.now());
	}

	/** Stops looking. A look that has begun is waited for, 10 s at most. */
	@Override
	public void close() {
		this.clock.shutdown();
		try {
			if (!this.clock.awaitTermination(2L * ANSWER_MS, TimeUnit.MILLISECONDS)) {
				this.blindness.note("The sampler's last look did not come back within " + 2 * ANSWER_MS + " ms");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		disconnect();
	}

}
