package org.downtimelab.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.downtimelab.traffic.Endpoint;
import org.downtimelab.traffic.TrafficPlan;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a load generator what to do. */
@RestController
class TrafficEndpoint {

	private final Serving serving;

	private final Canary canary;

	private final JdbcClient database;

	TrafficEndpoint(Serving serving, Canary canary, JdbcClient database) {
		this.serving = serving;
		this.canary = canary;
		this.database = database;
	}

	@GetMapping("/traffic")
	TrafficPlan traffic() {
		long rows = this.database.sql("SELECT coalesce(max(id), 0) FROM large_order").query(Long.class).single();
		List<Endpoint> endpoints = new ArrayList<>(this.serving.scenario().endpoints());
		endpoints.add(Endpoint.CANARY);
		return new TrafficPlan(this.serving.scenario().name(), this.serving.release().name(), rows, this.canary.port(),
				spare(), endpoints);
	}

	private Map<String, Long> spare() {
		Map<String, Long> spare = new TreeMap<>();
		for (Endpoint endpoint : this.serving.scenario().endpoints()) {
			if (endpoint.deletes()) {
				String first = "SELECT coalesce(max(id), -1) FROM %s WHERE id < 0".formatted(endpoint.table());
				spare.put(endpoint.table(), this.database.sql(first).query(Long.class).single());
			}
		}
		return spare;
	}

}
