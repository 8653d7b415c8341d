package org.downtimelab.stage;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.downtimelab.database.DatabaseException;
import org.downtimelab.database.Server;
import org.downtimelab.experiment.LabFolder;
import org.downtimelab.experiment.Run;
import org.downtimelab.experiment.RunRequest;
import org.downtimelab.experiment.ShutdownCleanup;
import org.downtimelab.experiment.Target;
import org.downtimelab.experiment.Timing;
import org.downtimelab.metrics.Metrics;
import org.downtimelab.process.LabException;
import org.downtimelab.report.Documents;
import org.downtimelab.report.RecordedRun;
import org.downtimelab.report.Why;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.traffic.Users;

/** Plays one run at a time, and tells its story to everyone who looks. */
public final class Stage implements AutoCloseable {

	private final LabFolder folder;

	private final Server server;

	private final Function<Scenario, Target> targets;

	private final Metrics metrics;

	private final IntFunction<Users> users;

	private final Timing timing;

	private final StageEvents story = new StageEvents();

	private final SideBySide together = new SideBySide();

	private ShutdownCleanup end;

	private Thread playing;

	/**
	 * An empty stage.
	 * @param folder takes the runs
	 * @param server where their databases are made
	 * @param targets finds the application of a scenario
	 * @param metrics of its runs
	 * @param users makes the users of a run, by their requests per second and endpoint
	 * @param timing how much time each path takes around its steps
	 */
	public Stage(LabFolder folder, Server server, Function<Scenario, Target> targets, Metrics metrics,
			IntFunction<Users> users, Timing timing) {
		this.folder = folder;
		this.server = server;
		this.targets = targets;
		this.metrics = metrics;
		this.users = users;
		this.timing = timing;
	}

	StageEvents story() {
		return this.story;
	}

	/**
	 * The application of a scenario.
	 * @throws LabException if it is not built
	 */
	Target target(Scenario scenario) {
		return this.targets.apply(scenario);
	}

	Users users(int rate) {
		return this.users.apply(rate);
	}

	Timing timing() {
		return this.timing;
	}

	Path runs() {
		return this.folder.path().resolve("runs");
	}

	/**
	 * Starts a run, and returns.
	 * @throws Busy if another one is on
	 */
	synchronized void start(RunRequest request, String command) {
		idle("start another");
		Path own = this.folder.newRun(request.subject().name() + "-" + request.paths().get(0).name());
		this.end = ShutdownCleanup.onRequest();
		this.playing = new Thread(() -> play(request, own, command), "run");
		this.playing.start();
	}

	private void play(RunRequest request, Path own, String command) {
		this.story.tell("begins",
				Map.of("scenario", request.subject().name(), "rows", request.rows(), "rate", request.rate()));
		Map<String, String> end;
		try {
			StageListener teller = new StageListener(this.story, request);
			Run run = new Run(request, this.server, this.metrics.beside(teller, request.subject()), this.end);
			Run.Outcome outcome = this.end.during(() -> run.play(own, command));
			Documents.write(own, null, outcome.result(), outcome.pictures());
			end = pages(new RecordedRun(outcome.result(), outcome.pictures()), own);
		}
		catch (ShutdownCleanup.Interrupted stopped) {
			end = Map.of("error", "stopped");
		}
		catch (LabException | DatabaseException ex) {
			end = Map.of("error", ex.getMessage());
		}
		catch (RuntimeException | Error ex) {
			end = Map.of("error", ex.toString());
		}
		finish(end);
	}

	/** Where the report is, and the page of all paths, if there are several; and why. */
	private synchronized Map<String, String> pages(RecordedRun run, Path own) {
		String address = StageControls.REPORTS + own.getFileName() + "/";
		Map<String, String> pages = new HashMap<>(
				Map.of("report", address + "report.html", "why", Why.brief(run.result().paths().get(0), run.result())));
		if (this.together.add(run, own)) {
			pages.put("together", address + SideBySide.PAGE);
		}
		return pages;
	}

	private synchronized void finish(Map<String, String> end) {
		this.playing = null;
		this.story.tell("ends", end);
	}

	/** Ends the run that is on; does nothing if there is none. */
	void stop() {
		Thread run;
		synchronized (this) {
			run = this.playing;
		}
		if (run != null) {
			this.story.tell("phase", Map.of("name", "stopping"));
			this.end.end();
			join(run);
		}
	}

	private static void join(Thread run) {
		try {
			run.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Clears the stage: what was played is forgotten, its reports stay.
	 * @throws Busy if a run is on
	 */
	synchronized void reset() {
		idle("clear the stage");
		this.together.forget();
		this.story.reset();
	}

	private void idle(String what) {
		if (this.playing != null) {
			throw new Busy("A run is on: wait for its end, or stop it, to " + what);
		}
	}

	@Override
	public void close() {
		stop();
		this.story.end();
	}

	/** One run at a time. */
	static final class Busy extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Busy(String message) {
			super(message);
		}

	}

}
