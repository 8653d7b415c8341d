package org.downtimelab.command;

import java.util.HashMap;
import java.util.Map;

import org.downtimelab.scenario.BareScenario;
import org.downtimelab.scenario.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CredentialsTest {

	@ParameterizedTest(name = "{0} --user {1} PGUSER={2}: {3}")
	@CsvSource(nullValues = "-",
			value = { "?user=url, typed, variable, typed", "?user=url, -, variable, url",
					"?ssl=false, -, variable, variable", "?ssl=false, -, '', -", "?ssl=false, -, -, -",
					"?user=%C3%A4&x=1, -, -, ä" })
	void theUserIsTypedOrTheUrlsOrTheVariables(String parameters, String typed, String variable, String user) {
		assertThat(of("jdbc:postgresql://h/d" + parameters, typed, null, "PGUSER", variable).user()).isEqualTo(user);
	}

	@ParameterizedTest(name = "{0} --password {1} PGPASSWORD={2}: {3}")
	@CsvSource(nullValues = "-",
			value = { "?password=url, typed, variable, typed", "?password=url, -, variable, url",
					"?password=, -, variable, ''", "?ssl=false, -, variable, variable", "?ssl=false, -, '', -",
					"?password=url, '', -, ''" })
	void thePasswordIsTypedOrTheUrlsOrTheVariables(String parameters, String typed, String variable, String password) {
		assertThat(of("jdbc:postgresql://h/d" + parameters, "u", typed, "PGPASSWORD", variable).password())
			.isEqualTo(password);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', value = { "?user=u&password=x&ssl=false ?ssl=false",
			"?ssl=false&password=x&sslpassword=y ?ssl=false&sslpassword=y", "?x=user&user=u ?x=user&" })
	void theUrlGoesOnWithoutThem(String parameters, String rest) {
		Credentials credentials = of("jdbc:postgresql://h/d" + parameters, null, null, "PGUSER", null);
		assertThat(credentials.url()).isEqualTo("jdbc:postgresql://h/d" + rest);
		assertThat(credentials.toString()).doesNotContain("x", "y");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "jdbc:mysql://h/d?password=tiger", "jdbc:postgresql://h:port/d?password=tiger",
			"postgres://u:tiger@h/d" })
	void anotherUrlIsRefusedWithoutShowingAPassword(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> of(url, null, null, "PGUSER", null))
			.withMessageContaining("is not the URL of a PostgreSQL database: use jdbc:postgresql://host:port/database")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("tiger"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "seed", "migrate safe", "serve" })
	void aScenariosOwnCommandLineRefusesItAsWrongUsage(String command) {
		int exit = ScenarioCommand.commandLine(new BareScenario(Path.safe("x")))
			.execute((command + " --url jdbc:mysql://h/d").split(" "));
		assertThat(exit).isEqualTo(2);
	}

	@Test
	void nothingButTheUrlNeedBeSaid() {
		assertThat(of("jdbc:postgresql://h/d", null, null, "X", "y"))
			.isEqualTo(new Credentials("jdbc:postgresql://h/d", null, null));
	}

	private static Credentials of(String url, String user, String password, String variable, String value) {
		Map<String, String> environment = new HashMap<>();
		environment.put(variable, value);
		return Credentials.of(url, user, password, environment);
	}

}
