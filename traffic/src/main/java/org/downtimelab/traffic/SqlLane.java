package org.downtimelab.traffic;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.downtimelab.process.RunClock;

/** One probe's schedule and its free sessions. */
final class SqlLane {

	/** For a free session. */
	private static final Duration CONNECT = Duration.ofSeconds(30);

	private final String name;

	private final int rate;

	private final BlockingQueue<Session> free;

	private final RunningSqlUsers users;

	private long next;

	SqlLane(String name, int rate, BlockingQueue<Session> free, RunningSqlUsers users) {
		this.name = name;
		this.rate = rate;
		this.free = free;
		this.users = users;
	}

	void begin(long start) {
		long delay = Math.max(0, start - RunClock.now());
		this.users.often(() -> due(start), delay, Math.max(1, 1_000_000L / this.rate / 2));
	}

	private void due(long start) {
		try {
			while (start + DueTimes.offset(this.next, this.rate) <= RunClock.now()) {
				long index = this.next++;
				this.users.aside(() -> send(index, start + DueTimes.offset(index, this.rate)));
			}
		}
		catch (RuntimeException | Error ex) {
			this.users.failed(ex);
			throw ex;
		}
	}

	private void send(long index, long due) {
		try {
			Session session = this.free.poll(CONNECT.toSeconds(), TimeUnit.SECONDS);
			long sent = RunClock.now();
			String status = Request.NO_ANSWER;
			if (session != null) {
				status = done(session);
				this.free.add(session);
			}
			this.users.ended(this.name, index, due, sent, status);
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
		}
	}

	/** As an HTTP status, or the server's five characters. */
	private String done(Session session) {
		try {
			session.send();
			return "200";
		}
		catch (SQLException ex) {
			return (ex.getSQLState() != null) ? ex.getSQLState() : "error";
		}
	}

	/** A session that can send the probe's statement. */
	interface Session {

		void send() throws SQLException;

	}

}
