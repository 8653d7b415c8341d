package org.downtimelab.database.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

import org.downtimelab.database.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The embedded server and the one in a container are set up alike: this holds on either.
 */
@PostgresTest
@DisabledIfSystemProperty(named = "database", matches = "jdbc:.*",
		disabledReason = "a given server is set up otherwise")
class SettingsTest {

	/** What was set, but for the address, the log, and what a login costs. */
	private static final String SET = """
			SELECT name, current_setting(name)
			  FROM pg_settings
			 WHERE (sourcefile LIKE '%/downtime-lab.conf' OR source = 'command line')
			   AND name NOT IN ('listen_addresses', 'port', 'unix_socket_directories', 'scram_iterations')
			   AND name NOT LIKE 'log\\_%'""";

	@Test
	void areTheSame(Database database) throws SQLException {
		assertThat(pairs(database, SET)).isEqualTo(new TreeMap<>(PostgresContainer.SETTINGS));
	}

	@Test
	void soIsTheLocale(Database database) throws SQLException {
		assertThat(pairs(database, """
				SELECT datcollate || ' ' || datctype, pg_encoding_to_char(encoding)
				  FROM pg_database WHERE datname = current_database()""")).isEqualTo(Map.of("C C", "UTF8"));
	}

	private static Map<String, String> pairs(Database database, String sql) throws SQLException {
		try (Connection connection = database.connect("test");
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			Map<String, String> pairs = new TreeMap<>();
			while (rows.next()) {
				pairs.put(rows.getString(1), rows.getString(2));
			}
			return pairs;
		}
	}

}
