package org.downtimelab.backfill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class OtherWritersTest {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final OtherWriters others = new OtherWriters();

	@Test
	void comesAndGoes(Database database) throws SQLException {
		try (Connection own = database.connect("backfill");
				Connection other = database.connect("user");
				Statement user = other.createStatement()) {
			assertThat(this.others.atWork()).as("before it is known").isTrue();
			assertThat(becomes(false, own, null)).as("nobody is there").isTrue();
			assertThat(becomes(true, own, user)).as("somebody works").isTrue();
			assertThat(becomes(false, own, null)).as("and has gone").isTrue();
		}
	}

	@Test
	void areKnownNotToWriteAtOnceIfAllHaveBeenIdle(Database database) throws SQLException {
		try (Connection own = database.connect("backfill")) {
			long deadline = System.nanoTime() + PATIENCE.toNanos();
			while (firstLook(own) && System.nanoTime() < deadline) {
				Thread.onSpinWait();
			}
			assertThat(firstLook(own)).as("all have been idle for a second").isFalse();
			try (Connection other = database.connect("user"); Statement user = other.createStatement()) {
				assertThat(firstLook(own)).as("one has just come").isTrue();
				other.setAutoCommit(false);
				user.execute("SELECT pg_sleep(1.1)");
				assertThat(firstLook(own)).as("one has a transaction open").isTrue();
			}
		}
	}

	private static boolean firstLook(Connection own) throws SQLException {
		OtherWriters others = new OtherWriters();
		others.look(own);
		return others.atWork();
	}

	/** As a batch does. */
	private void write(Connection own) throws SQLException {
		own.setAutoCommit(false);
		this.others.look(own);
		try (Statement batch = own.createStatement()) {
			batch.execute("SELECT pg_current_xact_id()");
		}
		own.commit();
	}

	private boolean becomes(boolean some, Connection own, Statement user) throws SQLException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		do {
			write(own);
			if (user != null) {
				user.execute("SELECT pg_current_xact_id()");
			}
		}
		while (this.others.atWork() != some && System.nanoTime() < deadline);
		return this.others.atWork() == some;
	}

}
