package org.downtimelab.experiment;

import java.sql.SQLException;
import java.util.Map;

import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class RunEnvironmentTest {

	/** What is neutral in the lab's sessions is not among them. */
	@Test
	void theSettingsOfTheRoleThatTheApplicationHasAreSaid(Server server) throws SQLException {
		Sql.execute(server.maintenance(), "DROP ROLE IF EXISTS lab_surroundings",
				"CREATE ROLE lab_surroundings LOGIN CREATEDB PASSWORD 'x'",
				"ALTER ROLE lab_surroundings SET hash_mem_multiplier = 3",
				"ALTER ROLE lab_surroundings SET lock_timeout = '1s'",
				"ALTER ROLE lab_surroundings SET search_path = app");
		String url = server.maintenance().url();
		String options = (url.contains("?") ? "&" : "?") + "options=-c%20work_mem=6MB%20-c%20enable_sort=off";
		try (Server given = Server.at(url + options, "lab_surroundings", "x")) {
			Databases databases = new Databases(given);
			Database database = databases.empty("surroundings");
			try {
				Sql.execute(database, "CREATE TABLE large_order ()");
				assertThat(RunEnvironment.of(database, Map.of()).settings()).containsEntry("work_mem", "6MB")
					.containsEntry("enable_sort", "off")
					.containsEntry("hash_mem_multiplier", "3")
					.doesNotContainKeys("lock_timeout", "search_path", "TimeZone", "client_encoding");
			}
			finally {
				databases.drop(database);
			}
		}
		finally {
			Sql.execute(server.maintenance(), "DROP ROLE lab_surroundings");
		}
	}

}
