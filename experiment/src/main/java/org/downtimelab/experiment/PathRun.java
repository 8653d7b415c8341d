package org.downtimelab.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.experiment.result.EnvironmentResult;
import org.downtimelab.observe.Sampler;
import org.downtimelab.play.Deployment;
import org.downtimelab.process.LabException;
import org.downtimelab.process.RunClock;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.scenario.Step;
import org.downtimelab.traffic.RunningUsers;
import org.downtimelab.traffic.Timeline;
import org.downtimelab.traffic.Window;

/** One path under load, from a fresh clone to the last look at its tables. */
final class PathRun {

	/** How often a run looks at the database from outside. */
	static final Duration SAMPLE_EVERY = Duration.ofMillis(40);

	/** The database may be silent for so long, as while it recovers from a crash. */
	private static final Duration SILENCE = Duration.ofSeconds(5);

	private final RunRequest request;

	private final org.downtimelab.scenario.Path path;

	private final SharedClasses classes;

	private final Path folder;

	private final Consumer<RunEvent> events;

	private final ShutdownCleanup early;

	private final Notes notes;

	PathRun(RunRequest request, org.downtimelab.scenario.Path path, SharedClasses classes, Path folder,
			Consumer<RunEvent> events, ShutdownCleanup early, Notes notes) {
		this.request = request;
		this.path = path;
		this.classes = classes;
		this.folder = folder;
		this.events = events;
		this.early = early;
		this.notes = notes;
	}

	/**
	 * Plays the path.
	 * @param databases where it gets a clone of its own
	 * @param templates what it clones
	 * @return what the witnesses saw
	 * @throws LabException if a process ends or the machine is too noisy to begin
	 */
	PathMeasurements play(Databases databases, Templates templates) {
		this.events.accept(new RunEvent.Phase("rehearsal on ten rows"));
		Rehearsal.Rehearsed rehearsed = new Rehearsal(databases, templates, this.early, slo())
			.play(this.request.scenario(), this.path, this.classes, folder());
		this.classes.settle();
		long begun = RunClock.now();
		Database template = templates.of(this.request.scenario(), this.request.rows());
		String purpose = this.request.scenario().name() + "_" + this.path.name();
		try (ScratchDatabase clone = this.early
			.of(new ScratchDatabase(databases, databases.cloneOf(template, purpose)))) {
			this.events.accept(
					new RunEvent.Note("clone of the seeded table: %.1f s".formatted((RunClock.now() - begun) / 1e6)));
			PathMeasurements evidence = serve(clone.database(), rehearsed);
			if (databases.ownerWasEnded()) {
				this.notes.add("the server ended the session that says to other labs that this one is alive; "
						+ "another session says so now");
			}
			return evidence;
		}
	}

	private PathMeasurements serve(Database database, Rehearsal.Rehearsed rehearsed) {
		Disk.settle(database, this.events);
		WarmUp warmUp = new WarmUp(this.request.scenario().endpoints(), this.request.rows(), slo(), this.notes);
		if (deploys()) {
			Launcher launcher = new Launcher((number) -> this.classes.program(), database, Map.of(), folder());
			try (InstanceGroup cluster = this.early.of(new InstanceGroup(launcher, this.path, warmUp, this.events))) {
				this.events.accept(new RunEvent.Phase("two instances start behind the load balancer"));
				cluster.serve(this.request.scenario().releases().get(0));
				return underLoad(cluster, cluster, database, rehearsed);
			}
		}
		try (Application application = this.early
			.of(Application.start(this.classes.program(), database, Map.of(), folder()))) {
			this.events.accept(new RunEvent.Phase("the application starts"));
			application.awaitReady();
			this.events.accept(new RunEvent.Phase("warm-up, one request at a time"));
			warmUp.of(application);
			String release = this.request.scenario().releases().get(0).name();
			this.events
				.accept(new RunEvent.Serving(List.of(new LiveInstance(1, release, application.managementUrl()))));
			return underLoad(application, Deployment.NONE, database, rehearsed);
		}
	}

	/** Then instances start beside others that serve. */
	private boolean deploys() {
		return this.path.steps().stream().anyMatch(Rollout.class::isInstance);
	}

	private PathMeasurements underLoad(LiveApplication application, Deployment deployment, Database database,
			Rehearsal.Rehearsed rehearsed) {
		Sampler sampler = new Sampler(database.dataSource("downtime-lab-sampler"), WatchedPlayer.MIGRATION,
				SAMPLE_EVERY, (sample) -> {
				});
		WatchedPlayer player = new WatchedPlayer(this.request.scenario(), this.path, database, deployment, slo())
			.onBackfill((progress) -> this.events.accept(new RunEvent.Backfills(progress)))
			.onWaiting((words) -> this.events.accept(new RunEvent.Note(words)));
		FinalState aftermath = new FinalState(this.request.scenario(), this.path, database);
		long kept = aftermath.keptRows();
		Map<String, String> tables = aftermath.tables();
		PoolWatch pool = new PoolWatch(application, this.notes);
		EnvironmentResult environment = RunEnvironment.of(database,
				new ApplicationSettings(this.notes).of(application));
		// Requests go through this JVM's load balancer: it stands still now, not later.
		System.gc();
		try (RunningUsers users = this.early.of(this.request.users()
			.start(application.address(this.request.scenario().name(), database), slo(), this.folder));
				LoadWatch watch = new LoadWatch(users.requests(), slo(), (standing) -> new RunEvent.Pulse(standing,
						sampler.last(), player.backfill(), pool.last(), application.releases()), this.events)) {
			Phases phases = new Phases(watch, application, users, this.request, () -> mustAnswer(sampler), this.events);
			Phases.Baseline baseline = migrate(sampler, player, phases, pool, watch);
			users.stop();
			this.events.accept(new RunEvent.Phase(
					this.request.timing().gatlingReport() ? "Gatling writes its report" : "Gatling ends"));
			users.awaitEnd();
			watch.read();
			long end = watch.stoppedAt();
			Timeline timeline = watch.ask((all) -> all);
			LockLog.write(this.folder.resolve("locks.jsonl"), player.statements(), sampler.samples());
			return new PathMeasurements(this.path, timeline, baseline.window(),
					new Window(baseline.measuredFrom(), end), player.played(), rehearsed, player.statements(),
					sampler.samples(), aftermath.audit(timeline, end, slo()), aftermath.schemaProblems(),
					kept - aftermath.keptRows(), aftermath.fingerprint(), pool.peak(), environment, tables,
					outside(player), notes(baseline, sampler));
		}
		finally {
			this.events.accept(new RunEvent.Serving(List.of()));
		}
	}

	/** All that happens under the sampler's eyes; returns the baseline. */
	private Phases.Baseline migrate(Sampler sampler, WatchedPlayer player, Phases phases, PoolWatch pool,
			LoadWatch watch) {
		try (sampler) {
			sampler.start();
			phases.warmUp();
			Phases.Baseline baseline = phases.baseline();
			watch.measureFrom(baseline.measuredFrom());
			try (pool) {
				pool.start();
				try (player) {
					playSteps(player, phases);
				}
				phases.recovery();
			}
			return baseline;
		}
	}

	private static void mustAnswer(Sampler sampler) {
		if (sampler.blindFor().compareTo(SILENCE) > 0) {
			throw new LabException("The database does not answer any more. " + sampler.problem().orElse(""));
		}
	}

	/** What happened to the path from outside, so that nothing can be said of it. */
	private static Optional<String> outside(WatchedPlayer player) {
		return player.problems().isEmpty() ? Optional.empty() : Optional.of(String.join("; ", player.problems()));
	}

	/** What users saw is known also where the sampler saw nothing. */
	private static List<String> notes(Phases.Baseline baseline, Sampler sampler) {
		return Stream.of(baseline.note(), sampler.problem()).flatMap(Optional::stream).toList();
	}

	private void playSteps(WatchedPlayer player, Phases phases) {
		for (Step step : this.path.steps()) {
			this.events.accept(new RunEvent.StepBegins(step));
			PlayedStep played = player.play(step);
			this.early.check();
			this.events.accept(new RunEvent.StepEnds(step, played.ms(), played.error()));
			phases.everybodyLives();
			if (!played.outcome().goesOn()) {
				return;
			}
		}
	}

	private Duration slo() {
		return Duration.ofMillis(this.request.sloMs());
	}

	private Path folder() {
		try {
			return Files.createDirectories(this.folder);
		}
		catch (IOException ex) {
			throw new LabException("Cannot write to " + this.folder + ": " + ex.getMessage(), ex);
		}
	}

}
