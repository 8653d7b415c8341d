package org.downtimelab.database;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTest {

	@Test
	void plainNamesCanBeRead() {
		assertThat(Names.template("index_5000000_1a2b3c4d")).isEqualTo("downtime_lab_template_index_5000000_1a2b3c4d");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "not-null", "Große Tabelle", "\"; DROP DATABASE x; --",
			"a_very_long_name_that_goes_on_and_on_and_on_and_on_and_on_and_on_and_on" })
	void allNamesFit(String name) {
		for (String made : new String[] { Names.template(name), Names.building(name, Integer.MAX_VALUE),
				Names.clone(name) }) {
			assertThat(made).matches("downtime_lab_[a-z0-9_]+");
			assertThat(made.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
		}
	}

	@Test
	void differentNamesStayDifferent() {
		assertThat(Names.template("not-null")).isNotEqualTo(Names.template("not_null"))
			.isNotEqualTo(Names.template("Not-null"));
		assertThat(Names.building("not-null", 7)).isNotEqualTo(Names.building("not_null", 7));
		assertThat(Names.clone("x")).isNotEqualTo(Names.clone("x"));
	}

}
