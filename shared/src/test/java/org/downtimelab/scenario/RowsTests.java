package org.downtimelab.scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RowsTests {

	@ParameterizedTest
	@CsvSource({ "1,1", "2500,2500", "500k,500000", "5M,5000000", "1.5m,1500000", "1_000,1000", "1000M,1000000000" })
	void readsWhatPeopleType(String typed, long count) {
		assertThat(Rows.parse(typed).count()).isEqualTo(count);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-5", "", "many", "5G", "1.5", "0.0001k", "1001M", "99999999999999999999999" })
	void refusesTheRestByName(String typed) {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Rows.parse(typed))
			.withMessageContaining("'" + typed + "'");
	}

	@Test
	void saysWhatItWouldTake() {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Rows.parse("lots"))
			.withMessageContaining("500k or 5M");
	}

}
