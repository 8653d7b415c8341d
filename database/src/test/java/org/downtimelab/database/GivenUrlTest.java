package org.downtimelab.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@ResourceLock(SharedServer.NAME)
class GivenUrlTest {

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "?user=ma%6Ber&password=p%26q, -, -, maker, p&q", "?user=maker&password=x, other, -, other, x",
					"?user=maker&password=x, -, y, maker, y", "?password=, other, -, other, ''",
					"?sslmode=disable, other, y, other, y" })
	void whatIsSaidOutranksTheUrl(String parameters, String user, String password, String asUser, String withPassword) {
		GivenUrl given = GivenUrl.read("jdbc:postgresql://host/db" + parameters, user, password);
		assertThat(given.user()).isEqualTo(asUser);
		assertThat(given.password()).isEqualTo(withPassword);
		assertThat(given.database(18).url()).startsWith("jdbc:postgresql://host:5432/db?")
			.doesNotContain("user=", "password=");
	}

	@Test
	void withoutAnyUserItIsTheDriversOwn() {
		assertThat(GivenUrl.read("jdbc:postgresql://host/db", null, null).user())
			.isEqualTo(System.getProperty("user.name"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ',
			value = { "jdbc:postgresql://one,two:5433/my%20db one:5432,two:5433/my%20db",
					"jdbc:postgresql://[::1]:5433/db [::1]:5433/db", "jdbc:postgresql:db localhost:5432/db",
					"jdbc:postgresql://host/ host:5432/u" })
	void placesAreAsTheDriverHasThem(String url, String place) {
		assertThat(GivenUrl.read(url, "u", "p").database(18).url()).startsWith("jdbc:postgresql://" + place + "?");
	}

	@Test
	void whatChangesTheMeasureIsLeftOutAndNamed() {
		GivenUrl given = GivenUrl.read(
				"jdbc:postgresql://host/db?sslmode=require&sslrootcert=/a%20b&currentSchema=app&prepareThreshold=0"
						+ "&socketTimeout=1&connectTimeout=3&autosave=always&readOnly=true&tcpKeepAlive=true",
				"u", "p");
		assertThat(given.leftOut()).containsExactly("autosave", "currentSchema", "prepareThreshold", "readOnly",
				"socketTimeout");
		assertThat(given.database(18).url()).contains("connectTimeout=3&", "&sslmode=require&sslrootcert=%2Fa%20b",
				"&tcpKeepAlive=true");
	}

	@Test
	void optionsOfTheUrlComeBeforeTheLabsOwn() {
		String url = GivenUrl.read("jdbc:postgresql://host/db?options=-c%20lock_timeout=9", "u", "p")
			.database(18)
			.url();
		assertThat(url).contains("options=-c%20lock_timeout%3D9%20-c%20lock_timeout%3D0%20");
	}

	@Test
	void aSettingIsNamedOnlyWhereTheServerKnowsIt() {
		assertThat(SessionSettings.options(16, null)).doesNotContain("transaction_timeout=0");
		assertThat(SessionSettings.options(17, null)).contains("-c transaction_timeout=0");
	}

	@Test
	void thePasswordFileIsReadOnceForAllDatabases(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("pgpass"), "host:5432:db:maker:of the file\n");
		System.setProperty("org.postgresql.pgpassfile", file.toString());
		try {
			assertThat(GivenUrl.read("jdbc:postgresql://host/db?user=maker", null, null).password())
				.isEqualTo("of the file");
			assertThat(GivenUrl.read("jdbc:postgresql://host/db?user=else", "maker", null).password())
				.isEqualTo("of the file");
			assertThat(GivenUrl.read("jdbc:postgresql://host/db?user=maker&password=", null, null).password())
				.isEmpty();
			assertThat(GivenUrl.read("jdbc:postgresql://host/db?user=else", null, null).password()).isNull();
		}
		finally {
			System.clearProperty("org.postgresql.pgpassfile");
		}
	}

	@Test
	void aServiceIsResolvedHere(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("services"),
				"[shop]\nhost=there\nport=5433\ndbname=orders\nuser=maker\npassword=x\n");
		System.setProperty("org.postgresql.pgservicefile", file.toString());
		try {
			GivenUrl given = GivenUrl.read("jdbc:postgresql:///?service=shop", null, null);
			assertThat(given.user()).isEqualTo("maker");
			assertThat(given.password()).isEqualTo("x");
			assertThat(given.database(18).url()).startsWith("jdbc:postgresql://there:5433/orders?");
		}
		finally {
			System.clearProperty("org.postgresql.pgservicefile");
		}
	}

}
