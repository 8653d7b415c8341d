package org.downtimelab.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;
import org.downtimelab.load.GatlingUsers;
import org.downtimelab.process.LabException;
import org.downtimelab.process.RunClock;
import org.downtimelab.traffic.EndpointSummary;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.RunningUsers;
import org.downtimelab.traffic.Timeline;
import org.downtimelab.traffic.Window;

/**
 * What the users pay for somebody who looks on: under a steady load, without any
 * migration, he looks for 5 s and looks away for 5 s, in turn. The two stretches of a
 * pair are neighbours, so that a drift of the machine is the same for both; and which of
 * them comes first changes from pair to pair.
 */
public final class WatchingCost {

	private static final int PAIRS = 10;

	private static final Duration STRETCH = Duration.ofSeconds(5);

	private final RunRequest request;

	private final Path jar;

	private final Notes notes = new Notes();

	private final RunListener listener;

	private final Eye eye;

	private final ShutdownCleanup early;

	/**
	 * A measurement.
	 * @param request scenario, rows, rate and SLO; it has no paths
	 * @param jar the scenario's application
	 * @param listener is told what goes on
	 * @param eye whose cost is asked for
	 * @param early sees to what must not outlive the measurement
	 */
	public WatchingCost(RunRequest request, Path jar, RunListener listener, Eye eye, ShutdownCleanup early) {
		this.request = request;
		this.jar = jar;
		this.listener = HarmlessListener.of(listener, this.notes);
		this.eye = eye;
		this.early = early;
	}

	/**
	 * Measures ten pairs, in about two minutes.
	 * @param server where it gets a database of its own
	 * @param folder takes the logs; it exists
	 * @throws LabException if a process ends, or the machine is too noisy to begin
	 */
	public List<Pair> measure(Server server, Path folder) {
		Databases databases = new Databases(server);
		databases.dropLeftovers();
		Database template = new Templates(databases, this.listener, this.early).of(this.request.scenario(),
				this.request.rows());
		List<String> program = List.of("-jar", this.jar.toString());
		Duration slo = Duration.ofMillis(this.request.sloMs());
		try (ScratchDatabase clone = this.early
			.of(new ScratchDatabase(databases, databases.cloneOf(template, "watching")));
				Application application = this.early
					.of(Application.start(program, clone.database(), Map.of(), folder))) {
			this.listener.phase("the application starts");
			application.awaitReady();
			new WarmUp(this.request.scenario().endpoints(), this.request.rows(), slo, this.notes).of(application);
			String release = this.request.scenario().releases().get(0).name();
			this.listener.serving(List.of(new LiveInstance(1, release, application.managementUrl())));
			try (RunningUsers users = this.early.of(this.request.users()
				.start(application.address(this.request.scenario().name(), clone.database()), slo, folder));
					LoadWatch watch = new LoadWatch(users.requests(), slo,
							(standing) -> new RunListener.Pulse(standing, null, null, null, List.of()),
							this.listener)) {
				Phases phases = new Phases(watch, application, users, this.request, () -> {
				}, this.listener);
				phases.warmUp();
				phases.baseline();
				return pairs(clone.database(), watch, phases);
			}
		}
	}

	private List<Pair> pairs(Database database, LoadWatch watch, Phases phases) {
		List<Pair> pairs = new ArrayList<>();
		for (int i = 1; i <= PAIRS; i++) {
			this.listener.phase("pair %d of %d".formatted(i, PAIRS));
			if (i % 2 == 1) {
				double watched = watched(database, watch, phases);
				pairs.add(new Pair(watched, stretch(watch, phases)));
			}
			else {
				double unwatched = stretch(watch, phases);
				pairs.add(new Pair(watched(database, watch, phases), unwatched));
			}
		}
		return pairs;
	}

	private double watched(Database database, LoadWatch watch, Phases phases) {
		try (Eye.Look look = this.eye.at(database)) {
			return stretch(watch, phases);
		}
	}

	private double stretch(LoadWatch watch, Phases phases) {
		long from = RunClock.now();
		Window stretch = new Window(from, from + STRETCH.toNanos() / 1_000);
		phases.await("the requests of a stretch", () -> watch.knownUntil() >= stretch.to() + slow());
		return watch.ask((timeline) -> p50(timeline, stretch));
	}

	/** Nothing can be said yet of a request that is younger than the SLO. */
	private long slow() {
		return this.request.sloMs() * 1_000;
	}

	private double p50(Timeline timeline, Window stretch) {
		Duration slo = Duration.ofMillis(this.request.sloMs());
		List<Request> all = new ArrayList<>();
		for (String endpoint : timeline.endpoints()) {
			all.addAll(timeline.requests(endpoint, stretch.to() + slow(), slo));
		}
		return EndpointSummary.of("all", all, stretch, List.of(), slo).p50Ms();
	}

	/**
	 * Two neighbouring stretches of five seconds.
	 *
	 * @param watchedMs median latency over all endpoints while somebody looks
	 * @param unwatchedMs the same without it
	 */
	public record Pair(double watchedMs, double unwatchedMs) {

		/** What watching added to the median latency, in milliseconds. */
		public double differenceMs() {
			return this.watchedMs - this.unwatchedMs;
		}

	}

}
