package org.downtimelab.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.downtimelab.traffic.Endpoint.Kind;
import org.downtimelab.traffic.LoadRun;
import org.downtimelab.traffic.Noise;
import org.downtimelab.traffic.Outage;
import org.downtimelab.traffic.Outages;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.Steadiness;
import org.downtimelab.traffic.Timeline;
import org.downtimelab.traffic.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The figures that are kept while requests come in are those that the whole run gives,
 * after each portion.
 */
class FiguresOfAGrowingTimelineTest {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final List<Request> all = new ArrayList<>();

	private Duration slo;

	private OutagesSoFar outages;

	private LoadRun run;

	private long known;

	private long from = Long.MAX_VALUE;

	private long looked;

	static LongStream seeds() {
		return LongStream.range(0, 20);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void areThoseOfTheWholeRun(long seed) {
		Random random = new Random(seed);
		this.slo = Duration.ofMillis(List.of(100, 250, 1_000).get(random.nextInt(3)));
		this.outages = new OutagesSoFar(this.slo);
		this.run = new LoadRun("index", RandomRequests.START, List.of(1, 10, 31, 100).get(random.nextInt(4)),
				endpoints(random.nextInt(3)));
		RandomRequests requests = new RandomRequests(random, this.run, 1.0 / this.run.rate() / (2 + random.nextInt(9)),
				(random.nextInt(3) == 0) ? 0 : 1_000_000 + random.nextInt(3_000_000),
				(random.nextInt(3) == 0) ? random.nextInt(2_500_000) : 0);
		Timeline timeline = new Timeline(this.run);
		Steadiness steadiness = new Steadiness(timeline, this.slo);
		while (this.known < RandomRequests.START + 30_000_000) {
			requests.pass(random.nextInt(1_500_000));
			List<Request> news = requests.poll();
			this.all.addAll(news);
			timeline.add(news);
			this.known = requests.until().orElseThrow();
			if (this.from == Long.MAX_VALUE && this.known > RandomRequests.START + 5_000_000) {
				this.from = this.known;
				this.outages.from(this.from);
			}
			Window window = Window.before(this.known - random.nextInt(2_000_000),
					Duration.ofMillis(random.nextInt(5_000)));
			this.run.endpoints()
				.keySet()
				.forEach((endpoint) -> assertThat(timeline.requests(endpoint, window, this.known, this.slo))
					.isEqualTo(window.of(requests(endpoint))));
			compareOutages(timeline);
			compareSteadiness(steadiness, window);
		}
	}

	private static Map<String, Kind> endpoints(int canaries) {
		Map<String, Kind> endpoints = new LinkedHashMap<>(Map.of("read", Kind.READ, "update", Kind.UPDATE));
		for (int i = 0; i < canaries; i++) {
			endpoints.put("canary" + i, Kind.CANARY);
		}
		return endpoints;
	}

	private void compareOutages(Timeline timeline) {
		Map<String, Outages> found = this.outages.in(timeline, this.known);
		if (this.known <= this.from || this.known - this.looked < 500_000) {
			assertThat(this.outages.overdue()).isEmpty();
			return;
		}
		Window window = new Window(this.from, this.known);
		List<Request> overdue = new ArrayList<>();
		for (String endpoint : timeline.endpoints()) {
			List<Request> requests = window.of(requests(endpoint));
			assertThat(found.get(endpoint).list()).isEqualTo(byDefinition(requests))
				.isEqualTo(Outages.of(requests, this.slo).list());
			assertThat(this.outages.counts()).containsEntry(endpoint, UsersSoFar.Count.of(requests, this.slo));
			requests.stream()
				.filter((request) -> request.unfinished() && request.due() >= this.looked - this.slo.toNanos() / 1_000)
				.forEach(overdue::add);
		}
		assertThat(this.outages.overdue()).isEqualTo(overdue);
		Noise noise = Noise.of(timeline.canaries().stream().map((canary) -> window.of(requests(canary))).toList(),
				this.slo);
		assertThat(this.outages.noise().windows()).isEqualTo(noise.windows());
		assertThat(this.outages.noise().canaryBadMs()).isEqualTo(noise.canaryBadMs());
		this.looked = this.known;
	}

	private void compareSteadiness(Steadiness steadiness, Window window) {
		Timeline whole = new Timeline(this.run);
		whole.add(this.all);
		Steadiness fresh = new Steadiness(whole, this.slo);
		assertThat(steadiness.allGoodSince(this.known)).isEqualTo(allGoodSince(whole));
		assertThat(steadiness.usable(window, this.known)).isEqualTo(fresh.usable(window, this.known));
		assertThat(steadiness.worstP99(window, this.known)).isEqualTo(fresh.worstP99(window, this.known));
		assertThat(steadiness.warm(SECOND, this.known)).isEqualTo(fresh.warm(SECOND, this.known));
		assertThat(steadiness.canaryBad(window, this.known)).isEqualTo(whole.canaries()
			.stream()
			.anyMatch((canary) -> window.of(requests(canary)).stream().anyMatch((request) -> request.bad(this.slo))));
	}

	/** As {@link Steadiness#allGoodSince} says. */
	private OptionalLong allGoodSince(Timeline whole) {
		Noise noise = Noise.of(whole.canaries().stream().map(this::requests).toList(), this.slo);
		OptionalLong since = whole.firstDue();
		for (String endpoint : whole.endpoints()) {
			List<Request> requests = requests(endpoint).stream()
				.filter((request) -> !request.bad(this.slo) || !noise.covers(request))
				.toList();
			Outages found = Outages.of(requests, this.slo);
			if (requests.isEmpty() || found.open()) {
				return OptionalLong.empty();
			}
			for (Outage outage : found.list()) {
				since = OptionalLong.of(Math.max(since.orElseThrow(), outage.end()));
			}
		}
		return since;
	}

	/** As {@link Timeline#requests} says. */
	private List<Request> requests(String endpoint) {
		List<Request> requests = new ArrayList<>(
				this.all.stream().filter((request) -> request.endpoint().equals(endpoint)).toList());
		Set<Long> finished = requests.stream().map(Request::index).collect(Collectors.toSet());
		List<Request> begun = requests.isEmpty() ? this.all : requests;
		long start = begun.stream()
			.mapToLong((request) -> request.due() - offset(request.index()))
			.min()
			.orElse(this.run.startedAt());
		for (long index = 0; start + offset(index) < this.known - this.slo.toNanos() / 1_000; index++) {
			if (!finished.contains(index)) {
				long due = start + offset(index);
				requests.add(new Request(endpoint, index, due, due, this.known, Request.UNFINISHED,
						OptionalLong.empty(), ""));
			}
		}
		requests.sort(Comparator.comparingLong(Request::due));
		return requests;
	}

	private long offset(long index) {
		return index * 1_000_000 / this.run.rate();
	}

	/**
	 * As {@link Outages} says, from the last request to the first: each bad one keeps the
	 * endpoint down until it ends, and until the next one is due.
	 */
	private List<Outage> byDefinition(List<Request> requests) {
		LinkedList<Outage> found = new LinkedList<>();
		long next = Long.MIN_VALUE;
		for (int i = requests.size() - 1; i >= 0; i--) {
			Request request = requests.get(i);
			if (request.bad(this.slo)) {
				boolean open = next == Long.MIN_VALUE;
				long end = Math.max(request.end(), next);
				while (!found.isEmpty() && found.getFirst().begin() <= end) {
					end = Math.max(end, found.getFirst().end());
					open |= found.removeFirst().open();
				}
				found.addFirst(new Outage(request.due(), end, open));
			}
			next = request.due();
		}
		return found;
	}

}
