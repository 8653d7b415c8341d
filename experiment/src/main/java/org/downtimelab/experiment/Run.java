package org.downtimelab.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.process.RunClock;

/** One run of one scenario: its paths in turn, each from the same start. */
public final class Run {

	private final RunRequest request;

	private final Server server;

	private final Notes notes = new Notes();

	private final RunEvents events;

	private final ShutdownCleanup early;

	/**
	 * A run.
	 * @param request what to run
	 * @param server where its databases are made
	 * @param listeners are told what goes on, each on a thread of its own; what one
	 * throws is noted in the result
	 * @param early sees to what must not outlive the run
	 */
	public Run(RunRequest request, Server server, List<Consumer<RunEvent>> listeners, ShutdownCleanup early) {
		this.request = request;
		this.server = server;
		this.events = new RunEvents(listeners, this.notes);
		this.early = early;
	}

	/**
	 * Plays all paths.
	 * @param folder takes the logs of each
	 * @param command what repeats this run
	 * @return what was found, and its pictures
	 */
	public Outcome play(Path folder, String command) {
		Supplier<Outcome> played;
		try (RunEvents told = this.events;
				OpenTarget target = this.early.of(this.request.target().open(folder, this.early));
				UsersEnd ending = new UsersEnd()) {
			played = played(folder, target, ending, command);
		}
		// The listeners have heard all by now, and what they threw is among the notes.
		return played.get();
	}

	private Supplier<Outcome> played(Path folder, OpenTarget target, UsersEnd ending, String command) {
		String startedAt = WallClock.now().truncatedTo(ChronoUnit.SECONDS).toString();
		Databases databases = new Databases(this.server);
		databases.dropLeftovers();
		Templates templates = new Templates(databases, this.events, this.early);
		this.request.data().small().ifPresent(templates::of);
		templates.of(this.request.data());
		long begun = RunClock.now();
		List<PathResult> results = new ArrayList<>();
		List<PathPicture> pictures = new ArrayList<>();
		List<PathMeasurements> all = new ArrayList<>();
		for (org.downtimelab.scenario.Path path : this.request.paths()) {
			this.events.accept(new RunEvent.PathBegins(path));
			PathMeasurements measurements = new PathRun(this.request, path, target,
					folder.resolve("paths").resolve(path.name()), this.events, this.early, this.notes)
				.play(databases, templates, ending);
			PathResultBuilder builder = new PathResultBuilder(this.request.subject(), this.request.slo(), measurements);
			results.add(builder.result());
			pictures.add(builder.picture());
			all.add(measurements);
			this.events.accept(new RunEvent.PathEnds(results.get(results.size() - 1)));
		}
		ending.await();
		double tookMs = (RunClock.now() - begun) / 1e3;
		Optional<String> noise = RunResult.unjudged(results);
		return () -> new Outcome(
				new RunResult(this.request.subject().name(), this.request.rows(), this.server.version(),
						this.request.sloMs(), this.request.rate(), noise.isPresent(), noise.orElse(null), startedAt,
						command, results, differences(all), all.get(0).environment(), this.notes.all(), tookMs),
				pictures);
	}

	/** Paths that reached the goal must have reached the same schema. */
	private List<String> differences(List<PathMeasurements> all) {
		List<PathMeasurements> arrived = all.stream()
			.filter((measurements) -> measurements.schemaProblems().isEmpty())
			.toList();
		List<String> differences = new ArrayList<>();
		for (int i = 1; i < arrived.size(); i++) {
			List<String> more = schema(arrived.get(i));
			more.removeAll(schema(arrived.get(0)));
			List<String> less = schema(arrived.get(0));
			less.removeAll(schema(arrived.get(i)));
			if (!more.isEmpty() || !less.isEmpty()) {
				differences.add("%s ends in another schema than %s: has %s, lacks %s"
					.formatted(arrived.get(i).path().name(), arrived.get(0).path().name(), more, less));
			}
		}
		return differences;
	}

	/**
	 * The schema at a path's end, without the tables that it leaves behind on purpose.
	 */
	private List<String> schema(PathMeasurements measurements) {
		List<String> lines = new ArrayList<>(measurements.schema().lines());
		for (String table : this.request.subject().leaves(measurements.path())) {
			Pattern name = Pattern.compile("(?<![\\w$])" + Pattern.quote(table) + "(?![\\w$])");
			lines.removeIf((line) -> name.matcher(line).find());
		}
		return lines;
	}

	/**
	 * A run's result and what its report draws.
	 *
	 * @param result the document
	 * @param pictures by path, in the same order
	 */
	public record Outcome(RunResult result, List<PathPicture> pictures) {
	}

}
