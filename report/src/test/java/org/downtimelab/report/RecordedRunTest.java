package org.downtimelab.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.downtimelab.experiment.PathPicture;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.process.LabException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RecordedRunTest {

	@TempDir
	private Path folder;

	@Test
	void theReportCanBeMadeAgain() throws Exception {
		PathPicture picture = new PathPicture("risky", 20_000,
				List.of(new PathPicture.Series("large-read", new double[] { 0, 20 }, new double[] { 3.2, 900 },
						new boolean[] { false, true }, List.of(new double[] { 20, 920 }))),
				List.of(new PathPicture.Depth(40, 7)));
		Documents.write(this.folder, null, SampleRun.of(SampleRun.risky()), List.of(picture));
		String report = Files.readString(this.folder.resolve("report.html"));
		Files.delete(this.folder.resolve("report.html"));
		RecordedRun recorded = RecordedRun.in(this.folder);
		Documents.write(this.folder, null, recorded.result(), recorded.pictures());
		assertThat(this.folder.resolve("report.html")).hasContent(report);
	}

	/** Then a bad request was a bad request, and all of them count. */
	@Test
	void aResultFromBeforeNoiseWasSubtractedCanStillBeRead() throws Exception {
		ObjectNode run = (ObjectNode) JsonMapper.shared().readTree(ResultJson.toJson(SampleRun.of(SampleRun.risky())));
		run.get("paths").forEach((path) -> {
			((ObjectNode) path).remove(List.of("chains", "noiseStretches", "notes", "change"));
			path.get("steps")
				.forEach((step) -> ((ObjectNode) step).remove(List.of("guarded", "noReturn", "lostWrites")));
			path.get("endpoints")
				.forEach((seen) -> ((ObjectNode) seen)
					.remove(List.of("attributableBad", "noiseBad", "noiseMs", "outages")));
		});
		Files.writeString(this.folder.resolve("result.json"), run.toString());
		RunResult read = RecordedRun.result(this.folder);
		assertThat(read.paths().get(0).endpoints().get(1).attributableBad()).isEqualTo(12 + 161);
		assertThat(Mark.of(read.paths().get(0))).isEqualTo(Mark.HURT);
		assertThat(ResultTable.text(read, false)).contains("What index did to live traffic",
				"✕ risky: writes down 3.3 s");
	}

	@Test
	void saysWhatIsMissing() {
		assertThatExceptionOfType(LabException.class).isThrownBy(() -> RecordedRun.in(this.folder))
			.withMessageContaining("There is no " + this.folder.resolve("result.json"));
	}

	@Test
	void doesNotTakeTheResultsOfSeveralScenariosForOne() throws Exception {
		ResultJson.write(this.folder.resolve("result.json"), List.of(SampleRun.run(), SampleRun.run()));
		assertThatExceptionOfType(LabException.class).isThrownBy(() -> RecordedRun.result(this.folder))
			.withMessageContaining("is not what a run of one scenario writes");
	}

	/** They came later than the runs that somebody may have kept. */
	@Test
	void readsARunWithoutNotesAndWithoutTheApplicationsSettings() throws Exception {
		String today = ResultJson.toJson(SampleRun.run());
		String earlier = today.replaceAll(",\\s*\"(notes\" : \\[ \\]|application\" : \\{[^}]*\\})", "");
		assertThat(earlier).doesNotContain("notes", "poolSize");
		Files.writeString(this.folder.resolve("result.json"), earlier);
		assertThat(RecordedRun.result(this.folder).notes()).isEmpty();
		assertThat(RecordedRun.result(this.folder).environment().application()).isEmpty();
	}

}
