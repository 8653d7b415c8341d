package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import javax.sql.DataSource;

/**
 * Looks at the database from outside, again and again, in autocommit: an open snapshot
 * would itself hold up a CREATE INDEX CONCURRENTLY.
 */
public final class Sampler implements AutoCloseable {

	private final DataSource own;

	private final String watchedApplication;

	private final Duration period;

	private final Consumer<Sample> listener;

	private final List<Sample> samples = new ArrayList<>();

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "sampler");
		thread.setDaemon(true);
		return thread;
	});

	private Connection connection;

	private SampleQuery query;

	private volatile String problem;

	/**
	 * A sampler that does not look yet.
	 * @param own for its one connection
	 * @param watchedApplication the application_name of the migrating sessions
	 * @param period between two looks, 50 ms at most
	 * @param listener is given each sample, in the sampler's thread
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

	/** Begins to look. */
	public Sampler start() {
		this.clock.scheduleAtFixedRate(this::look, 0, this.period.toMillis(), TimeUnit.MILLISECONDS);
		return this;
	}

	private void look() {
		try {
			if (this.connection == null) {
				this.connection = this.own.getConnection();
				this.query = new SampleQuery(this.connection, this.watchedApplication, first());
			}
			Sample sample = this.query.sample();
			synchronized (this.samples) {
				this.samples.add(sample);
			}
			this.listener.accept(sample);
		}
		catch (SQLException ex) {
			// The server may be gone for a moment; the next look connects anew.
			this.problem = ex.getMessage();
			disconnect();
		}
	}

	private long first() {
		synchronized (this.samples) {
			return this.samples.isEmpty() ? SampleQuery.FROM_HERE : this.query.walStart();
		}
	}

	private void disconnect() {
		try {
			if (this.connection != null) {
				this.connection.close();
			}
		}
		catch (SQLException ex) {
			this.problem = ex.getMessage();
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

	/** Why it could not look at some time, if so. */
	public Optional<String> problem() {
		return Optional.ofNullable(this.problem);
	}

	@Override
	public void close() {
		this.clock.shutdown();
		try {
			this.clock.awaitTermination(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		disconnect();
	}

}
