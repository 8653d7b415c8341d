package org.downtimelab.experiment;

import java.util.List;

import org.downtimelab.experiment.WatchingCost.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WatchingTableTest {

	/** The median of the differences, not the difference of the medians, which is 0.3. */
	@Test
	void theDifferenceIsTakenPairByPair() {
		List<Pair> pairs = List.of(new Pair(2.1, 2.0), new Pair(9.0, 2.5), new Pair(3.0, 2.9));
		assertThat(new WatchingTable(pairs).text()).contains("Median difference of p50: +0.100 ms, +4.0 % of 2.500 ms")
			.contains("   2      9.000 ms        2.500 ms    +6.500 ms");
	}

	/** Under half a millisecond, or under a tenth. */
	@ParameterizedTest
	@CsvSource({ "2.49, 2.0, true", "2.51, 2.0, false", "10.9, 10.0, true", "11.1, 10.0, false", "1.0, 2.0, true" })
	void watchingMayCostALittle(double watched, double unwatched, boolean bearable) {
		assertThat(new WatchingTable(List.of(new Pair(watched, unwatched))).bearable()).isEqualTo(bearable);
	}

	@Test
	void ofAnEvenNumberTheTwoInTheMiddleCount() {
		List<Pair> pairs = List.of(new Pair(1, 2), new Pair(5, 2), new Pair(2, 2), new Pair(4, 2));
		assertThat(new WatchingTable(pairs).median(Pair::differenceMs)).isEqualTo(1);
	}

}
