package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.downtimelab.process.RunClock;

/**
 * The server's clock, which need not agree with ours: how far it is ahead, to half of the
 * fastest of a few round trips.
 *
 * @param aheadMicros of {@link RunClock}
 */
record ServerClock(long aheadMicros) {

	private static final int ROUND_TRIPS = 5;

	static ServerClock of(Connection connection) throws SQLException {
		long fastest = Long.MAX_VALUE;
		long ahead = 0;
		for (int i = 0; i < ROUND_TRIPS; i++) {
			long sent = RunClock.now();
			try (Statement statement = connection.createStatement();
					ResultSet clock = statement
						.executeQuery("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")) {
				clock.next();
				long back = RunClock.now();
				if (back - sent < fastest) {
					fastest = back - sent;
					ahead = clock.getLong(1) - (sent + back) / 2;
				}
			}
		}
		return new ServerClock(ahead);
	}

	long toRunClock(long serverMicros) {
		return serverMicros - this.aheadMicros;
	}

}
