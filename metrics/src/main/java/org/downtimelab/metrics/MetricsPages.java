package org.downtimelab.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.downtimelab.metrics.LiveInstances.Served;
import org.downtimelab.metrics.MetricsServer.Page;
import org.downtimelab.process.Ask;
import org.downtimelab.process.LabException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lab's own metrics, and those of the application's instances. They come and go on
 * ports of loopback, where nobody else can reach them. So this page lists them, and
 * passes on what each says.
 */
final class MetricsPages implements MetricsServer.Pages {

	static final String METRICS = "/metrics";

	static final String TARGETS = "/targets";

	/** Prometheus' text format. */
	private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

	private static final Pattern INSTANCE = Pattern.compile("/instances/([\\w-]+)/metrics");

	/** As long as a scrape may take. */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final PrometheusMeterRegistry registry;

	private final LiveInstances instances;

	private final Runnable scraped;

	/**
	 * The pages.
	 * @param scraped is run after each look at the lab's own metrics
	 */
	MetricsPages(PrometheusMeterRegistry registry, LiveInstances instances, Runnable scraped) {
		this.registry = registry;
		this.instances = instances;
		this.scraped = scraped;
	}

	@Override
	public Page at(String path, String host) {
		if (path.equals(METRICS)) {
			return new Page(200, TEXT, this.registry.scrape(TEXT), this.scraped);
		}
		if (path.equals(TARGETS)) {
			return (host == null) ? Page.words(400, "Say Host: the targets bear its name")
					: new Page(200, "application/json", new JsonMapper().writeValueAsString(targets(host)));
		}
		Matcher instance = INSTANCE.matcher(path);
		if (instance.matches()) {
			return this.instances.named(instance.group(1))
				.map(this::passedThrough)
				.orElseGet(() -> Page.words(404, "No " + instance.group(1) + " serves now; see " + TARGETS));
		}
		return Page.words(404, "There are " + METRICS + ", " + TARGETS + " and /instances/NAME/metrics");
	}

	/**
	 * In the format of http_sd: the reader comes back by the name that it came by. Cold
	 * instances are listed too: Prometheus takes up to ten seconds to act on a new one
	 * (its discovery/manager.go and scrape/manager.go each wait for a tick of 5 s).
	 */
	private List<Map<String, Object>> targets(String host) {
		return this.instances.started().stream().map((served) -> {
			Map<String, String> labels = new LinkedHashMap<>();
			labels.put("__metrics_path__", "/instances/" + served.name() + "/metrics");
			served.labels().forEach((tag) -> labels.put(tag.getKey(), tag.getValue()));
			return Map.<String, Object>of("targets", List.of(host), "labels", labels);
		}).toList();
	}

	/** Always as text, whatever other formats the reader knows. */
	private Page passedThrough(Served served) {
		if (!served.warm()) {
			return new Page(200, TEXT, "# " + served.name() + " is not warm yet\n");
		}
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create(served.instance().managementUrl() + "/actuator/prometheus"))
			.header("Accept", TEXT);
		try {
			HttpResponse<String> answer = Ask.send(request, PATIENCE);
			return new Page(answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(TEXT),
					answer.body());
		}
		catch (IOException | LabException ex) {
			return Page.words(502, served.name() + " does not answer: " + ex.getMessage());
		}
	}

}
