package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The table of conflicts, held against the server's own behaviour: all 64 pairs. */
@PostgresTest
class LockModeTest {

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	@ParameterizedTest
	@EnumSource
	void conflictsAsTheServerDoes(LockMode held, Database database) throws SQLException {
		try (Connection holder = database.connect("holder"); Connection prober = database.connect("prober")) {
			Sql.execute(holder, "CREATE TABLE IF NOT EXISTS t (id int)");
			holder.setAutoCommit(false);
			Sql.execute(holder, "LOCK TABLE t IN " + words(held) + " MODE");
			prober.setAutoCommit(false);
			for (LockMode wanted : LockMode.values()) {
				assertThat(refused(prober, wanted)).as("%s against %s", wanted, held)
					.isEqualTo(wanted.conflictsWith(held));
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void knowsItsNameInPgLocks(LockMode mode) {
		assertThat(LockMode.of(mode.pgName())).isEqualTo(mode);
	}

	@Test
	void blocksReadsOrWrites() {
		assertThat(LockMode.SHARE_UPDATE_EXCLUSIVE.blocks()).isEmpty();
		assertThat(LockMode.SHARE.blocks()).containsExactly("write");
		assertThat(LockMode.SHARE_ROW_EXCLUSIVE.blocks()).containsExactly("write");
		assertThat(LockMode.ACCESS_EXCLUSIVE.blocks()).containsExactly("read", "write");
	}

	@Test
	void coversWhatStopsNoMore() {
		assertThat(LockMode.SHARE_ROW_EXCLUSIVE.covers(LockMode.SHARE)).isTrue();
		assertThat(LockMode.SHARE.covers(LockMode.SHARE_UPDATE_EXCLUSIVE)).isFalse();
		assertThat(LockMode.SHARE_UPDATE_EXCLUSIVE.covers(LockMode.SHARE)).isFalse();
	}

	@Test
	void isNoTableLockByAnyOtherName() {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> LockMode.of("SIReadLock"))
			.withMessageContaining("'SIReadLock'");
	}

	private static boolean refused(Connection prober, LockMode wanted) throws SQLException {
		try {
			Sql.execute(prober, "LOCK TABLE t IN " + words(wanted) + " MODE NOWAIT");
			return false;
		}
		catch (SQLException ex) {
			assertThat(ex.getSQLState()).isEqualTo(LOCK_NOT_AVAILABLE);
			return true;
		}
		finally {
			prober.rollback();
		}
	}

	private static String words(LockMode mode) {
		return mode.name().replace('_', ' ');
	}

}
