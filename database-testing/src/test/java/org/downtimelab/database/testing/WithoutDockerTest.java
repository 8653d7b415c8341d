package org.downtimelab.database.testing;

import java.util.Optional;

import org.downtimelab.database.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EngineTestKit.Builder;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;

/** Containers are asked for where there is no Docker. */
class WithoutDockerTest {

	private static final String LACK = "no Docker (this test only plays that there is none)";

	@Test
	void aClassThatNeedsItIsSkippedByNameAndWithTheReason() {
		var results = engine().selectors(selectClass(NeedsAContainer.class)).execute();
		results.containerEvents()
			.assertThatEvents()
			.haveExactly(1, event(container(NeedsAContainer.class), skippedWithReason(LACK)));
		results.testEvents().assertStatistics((count) -> count.started(0));
	}

	@Test
	void theEmbeddedServerDoesNotNeedIt() {
		engine().selectors(selectClass(NeedsNone.class))
			.execute()
			.testEvents()
			.assertStatistics((count) -> count.succeeded(1));
	}

	private static Builder engine() {
		return EngineTestKit.engine("junit-jupiter");
	}

	static class NeedsAContainer {

		@RegisterExtension
		static final FreshDatabase EXTENSION = on("testcontainers");

		@Test
		void isNeverReached(Database database) {
		}

	}

	static class NeedsNone {

		@RegisterExtension
		static final FreshDatabase EXTENSION = on("embedded");

		@Test
		void isReached() {
		}

	}

	private static FreshDatabase on(String choice) {
		return new FreshDatabase(() -> new TestServer(choice, () -> Optional.of(LACK)));
	}

}
