package org.downtimelab.experiment;

import java.util.List;

import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A template is found again only by all that made it what it is. */
class TemplatesTest {

	@Test
	void theSameScenarioHasTheSameFingerprint() {
		assertThat(new SeededData(new Seeded(10), 1000).name()).isEqualTo(new SeededData(new Seeded(10), 1000).name());
	}

	@Test
	void otherTablesAreAnotherFingerprint() {
		assertThat(new SeededData(new Seeded(11), 1000).name())
			.isNotEqualTo(new SeededData(new Seeded(10), 1000).name());
	}

	/** The shared cast, with a small table of some size. */
	private static final class Seeded extends StillScenario {

		private final long small;

		private Seeded(long small) {
			this.small = small;
		}

		@Override
		public String name() {
			return "seeded";
		}

		@Override
		public List<Seed> seeds(long rows) {
			return List.of(new Seed("large_order", rows), new Seed("small_order", this.small));
		}

		@Override
		public List<Release> releases() {
			return List.of();
		}

	}

}
