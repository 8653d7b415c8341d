package org.downtimelab.database.testing;

import java.sql.SQLException;

import org.downtimelab.database.Database;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the classes before this one leave behind: the server, and nothing on it. */
@PostgresTest
@Order(Integer.MAX_VALUE)
class LifeOfADatabaseTest {

	private static final String OTHERS = "SELECT count(*) FROM pg_database "
			+ "WHERE starts_with(datname, 'downtime_lab_') AND datname <> current_database()";

	@Test
	void databasesAreDroppedWithTheirTestOrClass(Database database) throws SQLException {
		assertThat(Sql.number(database, OTHERS)).isZero();
	}

}
