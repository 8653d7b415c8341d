package org.downtimelab.check.output;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class CheckJsonTest {

	private final JsonNode json = JsonMapper.shared().readTree(CheckJson.of(SampleCheck.three()));

	/** Consumers rely on these names: one may be added, none renamed. */
	@Test
	void itHasTheNamesThatConsumersRelyOn() {
		assertThat(this.json.propertyNames()).startsWith("postgres", "rows", "migrations");
		assertThat(this.json.at("/migrations/0").propertyNames()).contains("version", "script", "verdict", "outcome",
				"error", "ms", "statements", "stalls", "findings");
		assertThat(this.json.at("/migrations/0/statements/0").propertyNames()).containsExactly("line", "sql", "ms",
				"locks", "rewrote");
		assertThat(this.json.at("/migrations/0/statements/0/locks/0").propertyNames()).containsExactly("relation",
				"mode", "heldMs", "waitedMs", "blocks");
		assertThat(this.json.at("/migrations/0/stalls/0").propertyNames()).containsExactly("relation", "readMs",
				"writeMs");
		assertThat(this.json.at("/migrations/0/findings/0").propertyNames()).contains("code", "severity", "relation",
				"line", "message", "remedy");
	}

	@Test
	void codesAndVerdictsAreInSmallLetters() {
		assertThat(this.json.at("/migrations/0/verdict").asString()).isEqualTo("harmful");
		assertThat(this.json.at("/migrations/0/findings/1/code").asString()).isEqualTo("blocks-writes");
		assertThat(this.json.at("/migrations/0/findings/1/severity").asString()).isEqualTo("harmful");
		assertThat(this.json.at("/rows/public.orders").asLong()).isEqualTo(1_000_000);
	}

	@Test
	void whatIsNotKnownIsNull() {
		assertThat(this.json.at("/migrations/0/error").isNull()).isTrue();
		assertThat(this.json.at("/migrations/1/findings/0/relation").isNull()).isTrue();
	}

}
