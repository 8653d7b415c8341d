package org.downtimelab.load;

import java.net.URI;
import java.util.Map;

import org.downtimelab.traffic.Endpoint;
import org.downtimelab.traffic.TrafficPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TrafficPlanTest {

	private static final URI SOURCE = URI.create("http://127.0.0.1:8080/traffic");

	private static final String PLAN = """
			{"scenario":"index","rows":10,"canaryPort":81,"later":1,"endpoints":[
			{"name":"large-update","kind":"update","method":"PUT","path":"/large/{id}",
			 "body":"{\\"value\\":\\"{value}\\"}","values":"text","table":"large_order","later":1}]}
			""";

	@Test
	void aPlanIsRead() {
		TrafficPlan plan = TrafficSource.parse(SOURCE, PLAN);
		assertThat(plan.rows()).isEqualTo(10);
		assertThat(plan.endpoints()).containsExactly(new Endpoint("large-update", Endpoint.Kind.UPDATE, "PUT",
				"/large/{id}", "{\"value\":\"{value}\"}", Endpoint.Values.TEXT, "large_order"));
	}

	@Test
	void aPlanThatDeletesSaysWhichRowsItMayDelete() {
		String deletes = PLAN.replace("\"update\"", "\"delete\"").replace("PUT", "DELETE");
		assertThatIllegalStateException().isThrownBy(() -> TrafficSource.parse(SOURCE, deletes))
			.withMessageContaining("spare of large_order is 'null'; it must be less than 0");
		TrafficPlan plan = TrafficSource.parse(SOURCE,
				deletes.replace("\"later\":1,\"endpoints\"", "\"spare\":{\"large_order\":-7},\"endpoints\""));
		assertThat(plan.spare()).containsOnly(Map.entry("large_order", -7L));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "\"rows\":10 | \"rows\":0 | rows", "\"canaryPort\":81, | '' | canaryPort",
					"/large/{id} | http://example.com/ | path of large-update", "PUT | TRACE | method of large-update",
					"\"values\":\"text\", | '' | values of large-update", "\"update\" | \"upsert\" | kind is",
					"large-update | large update | endpoint name", "\"index\" | \"in\\tdex\" | scenario",
					"{\"scenario\" | <html> | not answer with a traffic plan" })
	void whatMakesNoSenseIsNamed(String part, String changed, String named) {
		assertThat(PLAN).contains(part);
		assertThatIllegalStateException().isThrownBy(() -> TrafficSource.parse(SOURCE, PLAN.replace(part, changed)))
			.withMessageContaining(SOURCE.toString())
			.withMessageContaining(named);
	}

}
