package org.downtimelab.load;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;

import org.downtimelab.traffic.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokensTest {

	@Test
	void textNamesRunEndpointAndRequest() {
		assertThat(new Tokens(Endpoint.Values.TEXT, "run", "large-update", 1).value(12))
			.isEqualTo("w-run-large-update-12");
	}

	@Test
	void noMomentOccursTwiceInARun() {
		Set<Instant> moments = new HashSet<>();
		for (int endpoint = 0; endpoint < 2; endpoint++) {
			Tokens tokens = new Tokens(Endpoint.Values.INSTANT, "run", "large-update", endpoint);
			for (int index = 0; index < 100_000; index++) {
				moments.add(OffsetDateTime.parse(tokens.value(index)).toInstant());
			}
		}
		assertThat(moments).hasSize(200_000);
	}

	@Test
	void momentsAreSpelledWithDifferentOffsets() {
		Tokens tokens = new Tokens(Endpoint.Values.INSTANT, "run", "large-update", 3);
		assertThat(tokens.value(0)).isEqualTo("2020-01-01T02:00:00.000003+02:00");
		assertThat(tokens.value(1)).isEqualTo("2019-12-31T19:00:01.000003-05:00");
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 10, 12, 1_000, 65_537, 100_000 })
	void eachRowOccursOnceBeforeAnyOccursAgain(long rows) {
		RowOrder order = new RowOrder(rows);
		Set<Long> ids = new HashSet<>();
		for (long place = 0; place < rows; place++) {
			ids.add(order.id(place));
		}
		assertThat(ids).hasSize((int) rows).allMatch((id) -> id >= 1 && id <= rows);
		assertThat(order.id(rows)).isEqualTo(order.id(0));
	}

	@Test
	void theFirstRowsAreSpreadOverTheTable() {
		RowOrder order = new RowOrder(5_000_000);
		Set<Long> tenths = new HashSet<>();
		for (long place = 0; place < 20; place++) {
			tenths.add((order.id(place) - 1) / 500_000);
		}
		assertThat(tenths).hasSize(10);
	}

}
