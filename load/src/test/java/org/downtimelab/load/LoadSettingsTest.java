package org.downtimelab.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LoadSettingsTest {

	private final Map<String, String> properties = new HashMap<>(
			Map.of("url", "http://127.0.0.1:8080/", "scenario", "index"));

	@Test
	void urlAndScenarioAreEnough() {
		LoadSettings settings = LoadSettings.from(this.properties::get);
		assertThat(settings.url()).isEqualTo("http://127.0.0.1:8080");
		assertThat(settings.rate()).isEqualTo(50);
		assertThat(settings.duration()).isEqualTo(Duration.ofHours(1));
		assertThat(settings.slo()).isEqualTo(Duration.ofMillis(250));
		assertThat(settings.log()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "url, ''", "scenario, ''", "rate, fast", "rate, 0", "rate, 31.25", "duration, 60", "duration, 1500ms",
			"slo, 0ms", "slo, -1s", "canaryUrl, http://10.0.0.1:8081" })
	void whatMakesNoSenseIsNamed(String name, String value) {
		this.properties.put(name, value);
		assertThatIllegalArgumentException().isThrownBy(() -> LoadSettings.from(this.properties::get))
			.withMessageContaining(name);
	}

	@Test
	void theLabNeverAllowsAnotherHost() {
		this.properties.put("url", "http://10.0.0.1:8080");
		this.properties.put("allow", "10.0.0.1");
		LoadSettings settings = LoadSettings.from(this.properties::get);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> settings.javaArguments("classes", Path.of("results"), true));
	}

	@Test
	void whatALoadGeneratorIsToldItReads() {
		this.properties.putAll(Map.of("rate", "33", "duration", "5m", "slo", "300ms", "log",
				Path.of("requests.log").toAbsolutePath().toString(), "canaryUrl", "http://localhost:9"));
		LoadSettings settings = LoadSettings.from(this.properties::get);
		Map<String, String> told = new HashMap<>();
		for (String argument : settings.javaArguments("classes", Path.of("results"), true)) {
			if (argument.startsWith("-D")) {
				String[] parts = argument.substring(2).split("=", 2);
				told.put(parts[0], parts[1]);
			}
		}
		assertThat(LoadSettings.from(told::get)).isEqualTo(settings);
	}

}
