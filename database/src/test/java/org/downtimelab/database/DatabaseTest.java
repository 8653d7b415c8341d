package org.downtimelab.database;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseTest {

	@ParameterizedTest
	@CsvSource({ "jdbc:postgresql://host:6543/orders, orders, host:6543",
			"jdbc:postgresql://host/orders?ssl=true&x=a/b, orders, host:5432",
			"'jdbc:postgresql://one:1,two:2/my%20orders', my orders, 'one:1,two:2'",
			"jdbc:postgresql://[::1]:5433/orders, orders, [::1]:5433", "jdbc:postgresql://[::1]/o, o, [::1]:5432",
			"jdbc:postgresql:orders, orders, localhost:5432", "jdbc:postgresql://host, user, host:5432",
			"jdbc:postgresql://host/, user, host:5432", "jdbc:postgresql:/, user, localhost:5432" })
	void knowsItsNameAndPlace(String url, String name, String place) {
		assertThat(new Database(url, "user", null).name()).isEqualTo(name);
		assertThat(JdbcUrl.parse(url).place()).isEqualTo(place);
	}

	@Test
	void itsConnectionsTellWhatWasChosenAlone() throws SQLException {
		Database database = new Database("jdbc:postgresql://host:6543/my%20orders?ApplicationName=x&sslmode=require",
				"user", "word");
		assertThat(database.dataSource("a b").unwrap(PGSimpleDataSource.class).getUrl())
			.isEqualTo("jdbc:postgresql://host:6543/my+orders?ApplicationName=a+b&sslmode=require");
	}

	@Test
	void neverShowsAPassword() {
		Database database = new Database("jdbc:postgresql://host/orders?sslpassword=one&password=two&x=1", "user",
				"three");
		assertThat(database.toString()).contains("host/orders", "user", "x=1").doesNotContain("one", "two", "three");
	}

}
