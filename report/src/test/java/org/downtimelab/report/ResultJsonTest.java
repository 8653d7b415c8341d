package org.downtimelab.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.process.LabException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResultJsonTest {

	@TempDir
	private Path folder;

	@Test
	void readsBackAsTheSameResult() throws IOException {
		Path file = this.folder.resolve("result.json");
		ResultJson.write(file, SampleRun.run());
		assertThat(JsonMapper.builder().build().readValue(Files.readString(file), RunResult.class))
			.isEqualTo(SampleRun.run());
	}

	@Test
	void keepsTheNamesThatConsumersRelyOnInTheirOrder() {
		JsonNode json = JsonMapper.builder().build().readTree(ResultJson.toJson(SampleRun.run()));
		assertThat(json.propertyNames()).containsExactly("scenario", "rows", "postgres", "sloMs", "ratePerEndpoint",
				"noisy", "noise", "startedAt", "command", "paths", "schemaDifferences", "environment", "notes",
				"tookMs");
		assertThat(json.get("environment").propertyNames()).containsExactly("processor", "processors", "system", "java",
				"tableBytes", "settings", "application");
		JsonNode path = json.get("paths").get(0);
		assertThat(path.propertyNames()).containsExactly("path", "claim", "outcome", "error", "migrationMs",
				"downtimeMs", "blastRadius", "endpoints", "steps", "acknowledgedWrites", "lostWrites", "lostExamples",
				"walBytes", "schemaFingerprint", "finalSchemaOk", "schemaProblems", "verdict", "destroyedRows",
				"peakWaitingForConnection", "compatibility", "noise", "chains", "noiseStretches", "notes", "promise",
				"change", "afterTheLock", "rowLocks", "claimedBy");
		assertThat(path.at("/endpoints/0").propertyNames()).containsExactly("name", "requests", "failed", "slow",
				"downtimeMs", "longestStallMs", "open", "p50Ms", "p99Ms", "maxMs", "baselineP99Ms", "attributableBad",
				"noiseBad", "noiseMs", "outages");
		assertThat(path.get("downtimeMs").propertyNames()).containsExactly("large-read", "large-update", "large-insert",
				"small-read");
		assertThat(path.get("error").isNull()).isTrue();
		assertThat(path.at("/steps/0").propertyNames()).containsExactly("name", "kind", "why", "startMs", "ms",
				"smallTableMs", "tries", "error", "statements", "source", "waitedFor", "guarded", "noReturn",
				"lostWrites");
		assertThat(path.at("/steps/0/statements/0/locks/0").propertyNames()).containsExactly("relation", "mode",
				"startMs", "waitedMs", "heldMs", "blocks", "peakWaiters");
	}

	@Test
	void saysWhereItCannotWrite() {
		Path file = this.folder.resolve("missing").resolve("result.json");
		assertThatThrownBy(() -> ResultJson.write(file, SampleRun.run())).isInstanceOf(LabException.class)
			.hasMessage("Cannot write the result to %s: there is no folder %s; make it first", file, file.getParent());
		assertThatThrownBy(() -> ResultJson.write(this.folder, SampleRun.run())).isInstanceOf(LabException.class)
			.hasMessageStartingWith("Cannot write the result to " + this.folder + ": ");
	}

	@Test
	void saysSoBeforeTheRun() {
		Path file = this.folder.resolve("missing").resolve("result.json");
		assertThatThrownBy(() -> Documents.checkWritable(file)).isInstanceOf(LabException.class)
			.hasMessageStartingWith("Cannot write the result to " + file);
		assertThatThrownBy(() -> Documents.checkWritable(this.folder)).isInstanceOf(LabException.class)
			.hasMessageContaining("it is a folder");
		Path fine = this.folder.resolve("result.json");
		assertThatCode(() -> Documents.checkWritable(fine)).doesNotThrowAnyException();
		assertThatCode(() -> Documents.checkWritable(Path.of("result.json"))).doesNotThrowAnyException();
		assertThatCode(() -> Documents.checkWritable(null)).doesNotThrowAnyException();
		assertThat(fine).doesNotExist();
	}

}
