package org.downtimelab.load;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import org.downtimelab.process.RunClock;
import org.downtimelab.traffic.Endpoint;
import org.downtimelab.traffic.LoadRun;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.TrafficPlan;

/**
 * The traffic of the lab: for each endpoint of the application's {@link TrafficPlan} a
 * population of its own, open-model, at a constant rate. Settings are system properties,
 * see {@link LoadSettings}.
 */
public class LabSimulation extends Simulation {

	private final LoadSettings settings = orEnd(LoadSettings::fromSystemProperties);

	private final TrafficPlan plan = orEnd(() -> TrafficSource.fetch(this.settings));

	private RequestLog log;

	private long startedAt;

	public LabSimulation() {
		setUp(populations()).protocols(protocol());
	}

	/**
	 * Ends the JVM when there can be no load. Gatling would bury the reason in two stack
	 * traces.
	 */
	private static <T> T orEnd(Supplier<T> wanted) {
		try {
			return wanted.get();
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			System.err.println(ex.getMessage());
			System.exit((ex instanceof IllegalArgumentException) ? 2 : 3);
			throw ex;
		}
	}

	private List<PopulationBuilder> populations() {
		RowOrder rows = new RowOrder(this.plan.rows());
		Map<String, LongSupplier> updated = new HashMap<>();
		Map<String, LongSupplier> deleted = new HashMap<>();
		String run = Long.toString(RunClock.now(), Character.MAX_RADIX);
		List<PopulationBuilder> populations = new ArrayList<>();
		for (Endpoint endpoint : this.plan.endpoints()) {
			LongSupplier nextRow = switch (endpoint.kind()) {
				case UPDATE -> updated.computeIfAbsent(endpoint.table(), (table) -> rows.ids());
				case DELETE -> deleted.computeIfAbsent(endpoint.table(), this::spareRows);
				default -> rows.ids();
			};
			Tokens tokens = new Tokens(endpoint.values(), run, endpoint.name(), populations.size());
			EndpointLoad load = new EndpointLoad(endpoint, baseUrl(endpoint), nextRow, tokens, this.settings.rate(),
					this::finished);
			populations.add(load.user()
				.injectOpen(CoreDsl.constantUsersPerSec(this.settings.rate()).during(this.settings.duration())));
		}
		return populations;
	}

	/** The ids of a table's spare rows, each once. */
	private LongSupplier spareRows(String table) {
		return new AtomicLong(this.plan.spare().get(table))::getAndDecrement;
	}

	private String baseUrl(Endpoint endpoint) {
		if (endpoint.kind() != Endpoint.Kind.CANARY) {
			return this.settings.url();
		}
		URI url = URI.create(this.settings.url());
		return this.settings.canaryUrl().orElse(url.getScheme() + "://" + url.getHost() + ":" + this.plan.canaryPort());
	}

	private static HttpProtocolBuilder protocol() {
		return HttpDsl.http.shareConnections()
			.disableWarmUp()
			.disableCaching()
			.disableFollowRedirect()
			.disableAutoReferer()
			.disableUrlEncoding()
			.acceptHeader("application/json")
			.userAgentHeader("downtime-lab");
	}

	private void finished(Request request) {
		if (this.log != null) {
			this.log.add(request);
		}
	}

	/** Opens the request log. */
	@Override
	public void before() {
		Map<String, Endpoint.Kind> endpoints = new LinkedHashMap<>();
		this.plan.endpoints().forEach((endpoint) -> endpoints.put(endpoint.name(), endpoint.kind()));
		this.startedAt = RunClock.now();
		LoadRun run = new LoadRun(this.plan.scenario(), this.startedAt, this.settings.rate(), endpoints);
		this.log = this.settings.log().map((file) -> RequestLog.open(file, run)).orElse(null);
	}

	/** Closes the request log. */
	@Override
	public void after() {
		if (this.log != null) {
			long end = this.startedAt + this.settings.duration().toMillis() * 1_000;
			this.log.close(StopSignal.saidAtOr(end));
		}
	}

}
