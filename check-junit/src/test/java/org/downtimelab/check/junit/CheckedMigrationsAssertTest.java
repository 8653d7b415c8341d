package org.downtimelab.check.junit;

import java.util.List;
import java.util.Map;

import org.downtimelab.check.result.CheckResult;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CheckedMigrationsAssertTest {

	@Test
	void aHarmfulMigrationFailsTheTestAndTheMessageSaysWhatItDoes() {
		CheckedMigrations harmful = migrations(Verdict.HARMFUL);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(harmful).isAtMostCareful())
			.withMessageContaining("the worst is harmful")
			.withMessageContaining("✕ blocks-writes: Writes stalled 100% of 2.8 s")
			.withMessageContaining("CREATE INDEX CONCURRENTLY")
			.withMessageContaining("-- lab: accept CODE because REASON");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(harmful).isHarmless());
	}

	@Test
	void aCarefulOneIsAtMostCarefulAndNotHarmless() {
		CheckedMigrations careful = migrations(Verdict.CAREFUL);
		assertThatCode(() -> assertThat(careful).isAtMostCareful()).doesNotThrowAnyException();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(careful).isHarmless())
			.withMessageContaining("Expected harmless migrations");
	}

	@Test
	void aHarmlessOnePasses() {
		assertThatCode(() -> assertThat(migrations(Verdict.HARMLESS)).isHarmless().isAtMostCareful())
			.doesNotThrowAnyException();
	}

	private static CheckedMigrations migrations(Verdict verdict) {
		Finding finding = new Finding(Code.BLOCKS_WRITES, verdict, "public.orders", 1, "Writes stalled 100% of 2.8 s",
				"CREATE INDEX CONCURRENTLY", null, null);
		return new CheckedMigrations(
				new CheckResult("18.6", Map.of(), List.of(new CheckedMigration("1", "V1__x.sql", "db/V1__x.sql",
						verdict, "migrated", null, 5, List.of(), List.of(), List.of(), List.of(finding))), List.of()));
	}

}
