package org.downtimelab.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.downtimelab.experiment.EndpointTouch;
import org.downtimelab.experiment.Judgement;
import org.downtimelab.experiment.Judgement.Hurt;
import org.downtimelab.experiment.result.EndpointResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DowntimeTest {

	private static final EndpointTouch UPDATE = new EndpointTouch("large-update", "update", "large_order");

	private static final EndpointTouch INSERT = new EndpointTouch("large-insert", "insert", "large_order");

	private static final EndpointTouch DELETE = new EndpointTouch("customer-delete", "delete", "customer");

	@Test
	void aDeleteIsAWrite() {
		assertThat(words(UPDATE, INSERT, DELETE)).isEqualTo("writes down 900 ms");
	}

	@Test
	void deletesAreNamedWhereOtherWritesWentOn() {
		assertThat(words(DELETE)).isEqualTo("deletes down 900 ms");
	}

	@Test
	void everyKindThatWentDownIsNamed() {
		assertThat(words(UPDATE, DELETE)).isEqualTo("updates and deletes down 900 ms");
	}

	private static String words(EndpointTouch... down) {
		List<Hurt> directly = Arrays.stream(down)
			.map((touch) -> new Hurt(touch,
					new EndpointResult(touch.name(), 100, 10, 0, 900, 900, false, 5, 10, 900, 10, null, null, null,
							null),
					false))
			.toList();
		return new Downtime(
				new Judgement(List.of(UPDATE, INSERT, DELETE), directly, Optional.empty(), Optional.empty(), false), 0)
			.words();
	}

}
