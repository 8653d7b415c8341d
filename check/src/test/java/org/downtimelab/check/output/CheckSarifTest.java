package org.downtimelab.check.output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import org.downtimelab.check.result.Code;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class CheckSarifTest {

	private final JsonNode log = JsonMapper.shared().readTree(CheckSarif.of(SampleCheck.three()));

	private final JsonNode run = this.log.at("/runs/0");

	@Test
	void whatTheSchemaRequiresIsThere() {
		assertThat(this.log.at("/version").asString()).isEqualTo("2.1.0");
		assertThat(this.run.at("/tool/driver/name").asString()).isEqualTo("Downtime Lab");
		assertThat(this.run.at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
		assertThat(this.run.at("/invocations/0/toolExecutionNotifications/0/message/text").asString())
			.contains("Java migration");
		assertThat(this.run.at("/results").size()).isEqualTo(4);
		for (JsonNode result : this.run.at("/results")) {
			assertThat(result.at("/message/text").asString()).isNotBlank();
		}
	}

	@Test
	void everyCodeIsARuleWithAHelp() {
		List<String> ids = new ArrayList<>();
		for (JsonNode rule : this.run.at("/tool/driver/rules")) {
			ids.add(rule.at("/id").asString());
			assertThat(rule.at("/shortDescription/text").asString()).isNotBlank();
			assertThat(rule.at("/help/text").asString()).isNotBlank();
		}
		assertThat(ids).hasSize(Code.values().length).doesNotHaveDuplicates();
		for (JsonNode result : this.run.at("/results")) {
			assertThat(ids.get(result.at("/ruleIndex").asInt())).isEqualTo(result.at("/ruleId").asString());
		}
	}

	@Test
	void aFindingPointsToItsLineInTheRepository() {
		JsonNode location = this.run.at("/results/1/locations/0/physicalLocation");
		assertThat(location.at("/artifactLocation/uri").asString())
			.isEqualTo(RepositoryPath.of("db/my migration/V42__index_customer.sql"))
			.doesNotStartWith("/")
			.endsWith("db/my%20migration/V42__index_customer.sql");
		assertThat(location.at("/region/startLine").asInt()).isEqualTo(3);
		assertThat(this.run.at("/results/2/locations/0/physicalLocation/region/startLine").asInt())
			.as("about the whole script")
			.isEqualTo(1);
	}

	@Test
	void harmfulIsAnErrorAndCarefulAWarning() {
		List<String> levels = new ArrayList<>();
		this.run.at("/results").forEach((result) -> levels.add(result.at("/level").asString()));
		assertThat(levels).containsExactly("warning", "error", "warning", "error");
	}

	@Test
	void whatWasAcceptedIsSuppressedWithItsReason() {
		JsonNode suppression = this.run.at("/results/3/suppressions/0");
		assertThat(suppression.at("/kind").asString()).isEqualTo("inSource");
		assertThat(suppression.at("/justification").asString()).isEqualTo("nobody has read it since May");
		assertThat(this.run.at("/results/1/suppressions").size()).isZero();
	}

	@Test
	void titlesAreDistinct() {
		HashSet<String> titles = new HashSet<>();
		for (Code code : Code.values()) {
			assertThat(titles.add(CodeText.of(code).title())).as(code.word()).isTrue();
		}
	}

}
