package org.downtimelab.database;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ResourceLock(SharedServer.NAME)
class GivenServerTest {

	private final Database embedded = SharedServer.get().maintenance();

	@Test
	void worksOnAnyServerAndKeepsItsParameters() throws SQLException {
		try (Server server = Server.at(this.embedded.url() + "?tcpKeepAlive=true", this.embedded.user(),
				this.embedded.password())) {
			assertThat(server.version()).isEqualTo(SharedServer.get().version());
			assertThat(server.maintenance().name()).isEqualTo("postgres");
			assertThat(server.database("other").url()).contains("/other?").endsWith("&tcpKeepAlive=true");
			assertThat(server.leftOutOfUrl()).isEmpty();
			server.database("template1").connect("test").close();
		}
	}

	@Test
	void saysWhereNoServerIs() throws Exception {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			port = socket.getLocalPort();
		}
		assertThatExceptionOfType(DatabaseException.class)
			.isThrownBy(() -> Server.at("jdbc:postgresql://127.0.0.1:" + port + "/x?password=s3cret", "u", "hidden"))
			.withMessageContaining("No PostgreSQL can be reached at 127.0.0.1:" + port)
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cret", "hidden"));
	}

	@Test
	void saysThatThePasswordIsWrong() {
		assertThatExceptionOfType(DatabaseException.class)
			.isThrownBy(() -> Server.at(this.embedded.url(), "postgres", "wr0ng"))
			.withMessageContaining("refuses the user postgres")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("wr0ng"));
	}

	@Test
	void saysThatTheDatabaseIsNotThere() {
		assertThatExceptionOfType(DatabaseException.class)
			.isThrownBy(() -> Server.at(SharedServer.get().database("nowhere").url(), this.embedded.user(),
					this.embedded.password()))
			.withMessageContaining("has no database \"nowhere\"");
	}

	@Test
	void saysWhichRightIsMissing() throws SQLException {
		try (Maintenance session = Maintenance.open(SharedServer.get())) {
			session.execute("DROP ROLE IF EXISTS visitor");
			session.execute("CREATE ROLE visitor LOGIN PASSWORD 'guest'");
			assertThatExceptionOfType(DatabaseException.class)
				.isThrownBy(() -> Server.at(this.embedded.url(), "visitor", "guest"))
				.withMessageContaining("visitor may not create databases")
				.withMessageContaining("ALTER ROLE \"visitor\" CREATEDB");
			session.execute("DROP ROLE visitor");
		}
	}

	/** Without superuser's rights, other users' sessions are hidden. */
	@Test
	void createdbIsAllTheRightThatTheLabNeeds() throws SQLException {
		try (Maintenance session = Maintenance.open(SharedServer.get())) {
			session.execute("DROP ROLE IF EXISTS maker");
			session.execute("CREATE ROLE maker LOGIN CREATEDB PASSWORD 'maker'");
			try (Server server = Server.at(this.embedded.url(), "maker", "maker")) {
				Databases databases = new Databases(server);
				Database template = databases.buildTemplate("t", (database) -> {
				});
				Database clone = databases.cloneOf(template, "clone");
				databases.dropLeftovers();
				clone.connect("test").close();
				databases.drop(clone);
				databases.drop(template);
				assertThat(session.labDatabases()).isEmpty();
			}
			session.execute("DROP ROLE maker");
		}
	}

	@Test
	void refusesWhatIsNoPostgreSQLOrTooOldOrAStandby() {
		assertRefused(new ServerFacts("CockroachDB", "13.0.0", 13, true, false), "is CockroachDB, not PostgreSQL");
		assertRefused(new ServerFacts("PostgreSQL", "13.22", 13, true, false), "is PostgreSQL 13.22: too old");
		assertRefused(new ServerFacts("PostgreSQL", "18.6", 18, true, true), "is a standby");
		GivenServer.check(new ServerFacts("PostgreSQL", "14.0", 14, true, false), "there:5432", "u");
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgres://u:s3cret@host/db", "jdbc:mysql://host/db?password=s3cret", "host:5432",
			"nonsense", "jdbc:postgresql://u:s3cret@host/db", "jdbc:postgresql://host:port/db?password=s3cret",
			"jdbc:postgresql:///?service=nowhere&password=s3cret" })
	void refusesOtherUrls(String url) {
		assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> Server.at(url, "u", null))
			.isInstanceOf(UnusableUrlException.class)
			.withMessageContaining("Write jdbc:postgresql://host:port/database")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cret"));
	}

	private static void assertRefused(ServerFacts facts, String why) {
		assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> GivenServer.check(facts, "there:5432", "u"))
			.withMessageContaining("there:5432 " + why);
	}

}
