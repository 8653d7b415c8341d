package org.downtimelab.console.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.downtimelab.console.LabException;
import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.load.RequestLogFollower;
import org.downtimelab.load.RunClock;
import org.downtimelab.load.Timeline;
import org.downtimelab.load.Window;
import org.downtimelab.observe.Sampler;
import org.downtimelab.scenario.Step;

/** One path under load, from a fresh clone to the last look at its tables. */
final class PathRun {

	private static final Duration SAMPLE_EVERY = Duration.ofMillis(40);

	private final RunRequest request;

	private final org.downtimelab.scenario.Path path;

	private final Path jar;

	private final Path folder;

	private final RunListener listener;

	PathRun(RunRequest request, org.downtimelab.scenario.Path path, Path jar, Path folder, RunListener listener) {
		this.request = request;
		this.path = path;
		this.jar = jar;
		this.folder = folder;
		this.listener = listener;
	}

	/**
	 * Plays the path.
	 * @param databases where it gets a clone of its own
	 * @param templates what it clones
	 * @return what the witnesses saw
	 * @throws LabException if a process ends or the machine is too noisy to begin
	 */
	Evidence play(Databases databases, Templates templates) {
		List<Double> small = new Rehearsal(databases, templates).play(this.request.scenario(), this.path);
		long begun = RunClock.now();
		Database database = databases.cloneOf(templates.of(this.request.scenario(), this.request.rows()),
				this.request.scenario().name() + "_" + this.path.name());
		this.listener.note("clone of the seeded table: %.1f s".formatted((RunClock.now() - begun) / 1e6));
		try {
			return underLoad(database, small);
		}
		finally {
			databases.drop(database);
		}
	}

	private Evidence underLoad(Database database, List<Double> small) {
		checkpoint(database);
		Duration slo = Duration.ofMillis(this.request.sloMs());
		try (Application application = Application.start(List.of("-jar", this.jar.toString()), database, Map.of(),
				folder())) {
			this.listener.phase("the application starts");
			application.awaitReady();
			this.listener.phase("warm-up, one request at a time");
			new WarmUp(this.request.scenario().endpoints(), this.request.rows(), slo).of(application.url());
			try (Generator users = Generator.start(this.request, application, this.folder);
					Sampler sampler = new Sampler(database.dataSource("downtime-lab-sampler"), WatchedPlayer.MIGRATION,
							SAMPLE_EVERY, (sample) -> {
							});
					WatchedPlayer player = new WatchedPlayer(this.request.scenario(), this.path, database);
					Watch watch = new Watch(new RequestLogFollower(users.requestLog()), slo,
							(standing) -> LiveView.of(standing, sampler.last()), this.listener)) {
				sampler.start();
				Phases phases = new Phases(watch, application, users, slo, this.listener);
				phases.warmUp();
				Window baseline = phases.baseline();
				playSteps(player);
				player.close();
				phases.recovery();
				users.stop();
				sampler.close();
				this.listener.phase("Gatling writes its report");
				users.awaitReport();
				watch.read();
				long end = watch.stoppedAt();
				Timeline timeline = watch.ask((all) -> all);
				Window measured = new Window(baseline.to(), end);
				Aftermath aftermath = new Aftermath(this.request.scenario(), this.path, database);
				LockLog.write(this.folder.resolve("locks.jsonl"), player.statements(), sampler.samples());
				return new Evidence(this.path, timeline, baseline, measured, player.played(), small,
						player.statements(), sampler.samples(), aftermath.audit(timeline, end, slo),
						aftermath.schemaProblems(), aftermath.fingerprint(),
						phases.canaryBad(new Window(baseline.from(), end)));
			}
		}
	}

	private void playSteps(WatchedPlayer player) {
		for (Step step : this.path.steps()) {
			this.listener.stepBegins(step);
			PlayedStep played = player.play(step);
			this.listener.stepEnds(step, played.ms(), played.error());
			if (!played.outcome().goesOn()) {
				return;
			}
		}
	}

	/** So that no checkpoint of the seeding's falls into the path. */
	private void checkpoint(Database database) {
		try (Connection connection = database.connect("downtime-lab-checkpoint");
				Statement statement = connection.createStatement()) {
			statement.execute("CHECKPOINT");
		}
		catch (SQLException ex) {
			this.listener.note("no CHECKPOINT before warm-up: " + ex.getMessage());
		}
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
