package org.downtimelab.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.downtimelab.experiment.result.EnvironmentResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.report.RecordedRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs as the stage plays them: one path each. */
class SideBySideTest {

	@TempDir
	private Path folder;

	private final SideBySide together = new SideBySide();

	private Path page;

	@BeforeEach
	void none() {
		this.page = this.folder.resolve(SideBySide.PAGE);
	}

	@Test
	void onePathAloneNeedsNoPage() {
		assertThat(this.together.add(run("index", "risky", "down 1 s"), this.folder)).isFalse();
		assertThat(this.page).doesNotExist();
	}

	@Test
	void ofEachPathTheLastOneIsShown() throws IOException {
		this.together.add(run("index", "risky", "down 1 s"), this.folder);
		assertThat(this.together.add(run("index", "safe", "zero bad requests"), this.folder)).isTrue();
		assertThat(Files.readString(this.page)).contains("down 1 s", "zero bad requests");
		this.together.add(run("index", "risky", "down 2 s"), this.folder);
		assertThat(Files.readString(this.page)).contains("down 2 s", "zero bad requests").doesNotContain("down 1 s");
	}

	@Test
	void anotherScenarioAndAResetBeginAnew() {
		this.together.add(run("index", "risky", "down 1 s"), this.folder);
		assertThat(this.together.add(run("not-null", "safe", "zero bad requests"), this.folder)).isFalse();
		this.together.forget();
		assertThat(this.together.add(run("not-null", "risky", "down 1 s"), this.folder)).isFalse();
	}

	private static RecordedRun run(String scenario, String path, String verdict) {
		PathResult result = new PathResult(path, "", "succeeded", null, 1, Map.of(), List.of(), List.of(), List.of(),
				100, 0, List.of(), 0, "", true, List.of(), verdict, 0, 0, List.of(), null, null, null, null, null,
				null);
		return new RecordedRun(
				new RunResult(scenario, 1_000, "18.6", 250, 50, false, null, "2026-01-15T10:00:00+01:00", "./lab run",
						List.of(result), List.of(),
						new EnvironmentResult("A processor", 2, "Linux", "17", 1, Map.of(), Map.of()), List.of()),
				List.of());
	}

}
