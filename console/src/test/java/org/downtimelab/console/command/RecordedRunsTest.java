package org.downtimelab.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.downtimelab.experiment.result.EnvironmentResult;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.report.Documents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RecordedRunsTest {

	@TempDir
	private Path folder;

	@BeforeEach
	void threeRunsOfTwoScenarios() throws IOException {
		run("first", "index", 1_000);
		run("second", "index", 2_000);
		run("other", "not-null", 1_000);
	}

	@Test
	void printsATableAndWritesAPage() throws IOException {
		CommandLineCase lab = CommandLineCase.run(this.folder, "compare", "first", "second");
		Path page = this.folder.resolve(".lab/runs/comparison.html");
		assertThat(lab.exitCode()).as(lab.err()).isEqualTo(ExitCode.DONE);
		assertThat(lab.out()).contains("the runs differ in rows: 1,000 in run 1, 2,000 in run 2",
				"Comparison: " + page);
		assertThat(Files.readString(page)).contains("\"startedAt\":\"first\"", "\"startedAt\":\"second\"");
	}

	@Test
	void writesThePageWhereItIsWanted() throws IOException {
		Path page = this.folder.resolve("three.html");
		CommandLineCase lab = CommandLineCase.run(this.folder, "compare", "first", "second", "first", "--html",
				page.toString());
		assertThat(lab.exitCode()).as(lab.err()).isEqualTo(ExitCode.DONE);
		assertThat(lab.out()).contains("run 3", "Comparison: " + page);
		assertThat(page).exists();
		assertThat(this.folder.resolve(".lab/runs/comparison.html")).doesNotExist();
	}

	@Test
	void refusesRunsOfDifferentScenarios() throws IOException {
		CommandLineCase lab = CommandLineCase.run(this.folder, "compare", "first", "second", "other");
		assertThat(lab.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
		assertThat(lab.err()).contains("A run of index and one of not-null cannot be compared");
		assertThat(lab.out()).isEmpty();
	}

	@Test
	void ofARunOfSeveralScenariosOneMustBeNamed() throws IOException {
		runOfSeveral();
		CommandLineCase lab = CommandLineCase.run(this.folder, "compare", "first", "all");
		assertThat(lab.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
		assertThat(lab.err()).contains("In all there are several runs: name one, as in all/index");
		assertThat(CommandLineCase.run(this.folder, "compare", "first", "all/index").exitCode())
			.isEqualTo(ExitCode.DONE);
	}

	@Test
	void theReportOfEachScenarioIsWrittenAgain() throws IOException {
		runOfSeveral();
		Path report = this.folder.resolve(".lab/runs/all/not-null/report.html");
		Files.delete(report);
		CommandLineCase lab = CommandLineCase.run(this.folder, "report", "all");
		assertThat(lab.exitCode()).as(lab.err()).isEqualTo(ExitCode.DONE);
		assertThat(lab.out()).contains("all/index/report.html", "all/not-null/report.html");
		assertThat(report).exists();
	}

	@Test
	void oneRunIsNoComparison() throws IOException {
		assertThat(CommandLineCase.run(this.folder, "compare", "first").exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
	}

	private void runOfSeveral() throws IOException {
		run("all/index", "index", 1_000);
		run("all/not-null", "not-null", 1_000);
		Files.writeString(this.folder.resolve(".lab/runs/all/result.json"), "[]");
	}

	private void run(String name, String scenario, long rows) throws IOException {
		Documents.write(Files.createDirectories(this.folder.resolve(".lab/runs").resolve(name)), null,
				new RunResult(scenario, rows, "18.6", 250, 50, false, null, name, "./lab run " + scenario, List.of(),
						List.of(),
						new EnvironmentResult("A processor", 2, "Linux 6.1", "17.0.15", 1, Map.of(), Map.of()),
						List.of()),
				List.of());
	}

}
