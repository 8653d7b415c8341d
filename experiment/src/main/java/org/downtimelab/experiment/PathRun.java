package org.downtimelab.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.experiment.result.EnvironmentResult;
import org.downtimelab.observe.Sampler;
import org.downtimelab.process.LabException;
import org.downtimelab.process.RunClock;
import org.downtimelab.scenario.Meanwhile;
import org.downtimelab.scenario.Step;
import org.downtimelab.traffic.LoadRun;
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

	private final OpenTarget target;

	private final Path folder;

	private final Consumer<RunEvent> events;

	private final ShutdownCleanup early;

	private final Notes notes;

	PathRun(RunRequest request, org.downtimelab.scenario.Path path, OpenTarget target, Path folder,
			Consumer<RunEvent> events, ShutdownCleanup early, Notes notes) {
		this.request = request;
		this.path = path;
		this.target = target;
		this.folder = folder;
		this.events = events;
		this.early = early;
		this.notes = notes;
	}

	/**
	 * Plays the path.
	 * @param databases where it gets a clone of its own
	 * @param templates what it clones
	 * @param ending waits for the users of the path before, and is left these
	 * @return what the witnesses saw
	 * @throws LabException if a process ends or the machine is too noisy to begin
	 */
	PathMeasurements play(Databases databases, Templates templates, UsersEnd ending) {
		Rehearsal.Rehearsed rehearsed = rehearse(databases, templates);
		long begun = RunClock.now();
		Database template = templates.of(this.request.data());
		Optional<Database> served = this.target.servesAgain(this.path);
		Database fresh = served.map((same) -> databases.cloneAs(template, same.name()))
			.orElseGet(() -> databases.cloneOf(template, this.request.subject().name() + "_" + this.path.name()));
		try (ScratchDatabase clone = this.early.of(new ScratchDatabase(databases, fresh))) {
			this.events.accept(new RunEvent.Note(
					String.format(Locale.ROOT, "clone of the seeded table: %.1f s", (RunClock.now() - begun) / 1e6)));
			Disk.settle(clone.database(), this.events);
			LiveTarget live = this.target.serve(start(clone.database()));
			ending.await();
			PathMeasurements measured = underLoad(live, served.isPresent(), clone.database(), rehearsed, ending);
			if (databases.ownerWasEnded()) {
				this.notes.add("the server ended the session that says to other labs that this one is alive; "
						+ "another session says so now");
			}
			return measured;
		}
		finally {
			this.target.ended();
		}
	}

	private Rehearsal.Rehearsed rehearse(Databases databases, Templates templates) {
		Optional<Data> small = this.request.data().small();
		if (small.isEmpty()) {
			return Rehearsal.Rehearsed.NOTHING;
		}
		this.events.accept(new RunEvent.Phase("rehearsal on ten rows"));
		Database template = templates.of(small.get());
		Database copy = this.target.rehearsesAgain(this.path)
			.map((same) -> databases.cloneAs(template, same.name()))
			.orElseGet(() -> databases.cloneOf(template, this.request.subject().name() + "_small"));
		try (ScratchDatabase clone = this.early.of(new ScratchDatabase(databases, copy))) {
			PathStart start = start(clone.database());
			ReleaseStarter starter = this.target.releases(start, start.folder().resolve("rehearsal"), isLast())
				.orElse(null);
			try (Rehearsal alone = this.early.of(new Rehearsal(start.subject(), start.path(), start.database(),
					start.slo(), starter, new EndpointClient(small.get().rows())))) {
				return alone.play((step) -> !(step instanceof Meanwhile), Supplier::get);
			}
		}
	}

	private boolean isLast() {
		List<org.downtimelab.scenario.Path> paths = this.request.paths();
		return this.path.equals(paths.get(paths.size() - 1));
	}

	private PathStart start(Database database) {
		return new PathStart(this.request.subject(), this.path, database, this.request.rows(), this.request.slo(),
				folder(), this.events, this.notes);
	}

	private PathMeasurements underLoad(LiveTarget live, boolean warm, Database database, Rehearsal.Rehearsed rehearsed,
			UsersEnd ending) {
		Sampler sampler = new Sampler(database.dataSource("downtime-lab-sampler"), WatchedPlayer.MIGRATION,
				SAMPLE_EVERY, (sample) -> {
				});
		WatchedPlayer player = new WatchedPlayer(this.request.subject(), this.path, database, live.deployment(),
				this.request.slo())
			.onBackfill((progress) -> this.events.accept(new RunEvent.Backfills(progress)))
			.onWaiting((words) -> this.events.accept(new RunEvent.Note(words)));
		FinalState finalState = new FinalState(this.request.subject(), this.path, database);
		long kept = finalState.keptRows();
		List<EndpointTouch> touches = finalState.named(live.touches(this.request.subject()));
		PoolWatch pool = new PoolWatch(live, this.notes);
		EnvironmentResult environment = RunEnvironment.of(database, new ApplicationSettings(this.notes).of(live));
		// Requests go through this JVM's load balancer: it stands still now, not later.
		System.gc();
		RunningUsers users = this.early.of(this.request.users().start(live.address(), this.request.slo(), this.folder));
		ending.leave(users);
		try (LoadWatch watch = new LoadWatch(users.requests(), this.request.slo(),
				(standing) -> new RunEvent.Pulse(standing, sampler.last(), player.backfill(), pool.last(),
						live.releases()),
				this.events)) {
			Phases phases = new Phases(watch, live, users, this.request.timing(), this.request.slo(),
					() -> mustAnswer(sampler), this.events);
			Migrated migrated = migrate(sampler, player, phases, warm, pool, watch,
					() -> DatabaseState.of(database, live.sql(this.notes), this.notes));
			Phases.Baseline baseline = migrated.baseline();
			users.stop();
			phases.await("the last requests", watch::stopped);
			watch.read();
			DatabaseState after = DatabaseState.of(database, live.sql(this.notes), this.notes);
			long end = watch.stoppedAt();
			Timeline timeline = watch.ask((all) -> all);
			LockLog.write(this.folder.resolve("locks.jsonl"), player.statements(), sampler.samples());
			return new PathMeasurements(this.path, timeline, baseline.window(),
					new Window(baseline.measuredFrom(), end), player.played(), rehearsed, player.statements(),
					sampler.samples(),
					finalState.audit((endpoint) -> timeline.requests(endpoint, end, this.request.slo())),
					finalState.schemaProblems(), kept - finalState.keptRows(), finalState.fingerprint(), pool.peak(),
					environment, all(touches, timeline.run()), outside(player), notes(baseline, sampler),
					migrated.before(), after);
		}
		finally {
			this.events.accept(new RunEvent.Serving(List.of()));
		}
	}

	/** All that happens under the sampler's eyes. */
	private Migrated migrate(Sampler sampler, WatchedPlayer player, Phases phases, boolean warm, PoolWatch pool,
			LoadWatch watch, Supplier<DatabaseState> state) {
		try (sampler) {
			sampler.start();
			phases.settle(warm);
			// Not in the baseline, nor in what counts: asking takes the server's time.
			DatabaseState before = state.get();
			Phases.Baseline baseline = phases.baseline();
			watch.measureFrom(baseline.measuredFrom());
			try (pool) {
				pool.start();
				try (player) {
					playSteps(player, phases);
				}
				phases.recovery();
			}
			return new Migrated(baseline, before);
		}
	}

	/** Of an endpoint that only the users know, no table is known. */
	private static List<EndpointTouch> all(List<EndpointTouch> touches, LoadRun run) {
		List<EndpointTouch> all = new ArrayList<>(touches);
		run.endpoints().forEach((name, kind) -> {
			if (!run.isCanary(name) && touches.stream().noneMatch((touch) -> touch.name().equals(name))) {
				all.add(new EndpointTouch(name, kind.word(), null));
			}
		});
		return all;
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

	/**
	 * What was seen around the steps.
	 *
	 * @param before how the database stood right before the baseline
	 */
	private record Migrated(Phases.Baseline baseline, DatabaseState before) {
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
