package org.downtimelab.database.testing;

import java.sql.SQLException;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest(Fresh.PER_TEST)
class FreshPerTestTest {

	private Database before;

	@BeforeEach
	void isThereBeforeEachTest(Database database) {
		this.before = database;
	}

	@RepeatedTest(2)
	void isEmptyEachTime(Database database) throws SQLException {
		assertThat(database).isEqualTo(this.before);
		Sql.execute(database, "CREATE TABLE t (id int)");
	}

}
