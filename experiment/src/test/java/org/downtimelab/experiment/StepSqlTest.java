package org.downtimelab.experiment;

import java.nio.file.Files;
import java.nio.file.Path;

import org.downtimelab.scenario.Check;
import org.downtimelab.scenario.Promise;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StepSqlTest {

	private static final Release RELEASE = new Release("v2", "org.example.v2");

	@TempDir
	private Path folder;

	@Test
	void aReleaseThatMigratesAtStartUpShowsWhatItRuns() throws Exception {
		Files.writeString(this.folder.resolve("V2__drop.sql"), "ALTER TABLE large_order DROP COLUMN legacy_code;\n");
		Change change = Change.flyway(this.folder).promising(Promise.NONE);
		assertThat(StepSql.of(change.subject(), change.path(), Step.release(RELEASE, "").migratingAtStartUp("V2")))
			.contains("ALTER TABLE large_order DROP COLUMN legacy_code;");
		assertThat(StepSql.of(change.subject(), change.path(), Step.release(RELEASE, ""))).isEmpty();
	}

	@Test
	void aProofShowsWhatItAsks() {
		Change change = Change.flyway(this.folder).promising(Promise.NONE);
		Step proof = Step.prove("Check that no row is left.", Check.findsNothing("a row", "SELECT id FROM t"));
		assertThat(StepSql.of(change.subject(), change.path(), proof))
			.contains("-- There must be no row.\nSELECT id FROM t;");
	}

}
