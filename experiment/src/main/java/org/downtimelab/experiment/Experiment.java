package org.downtimelab.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.downtimelab.database.Server;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.process.Folders;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Subject;
import org.downtimelab.traffic.Users;

/**
 * Plays changes under load, and judges them. Say what you want piece by piece:
 *
 * <pre>
 * RunResult result = Experiment.on(server)
 *     .data(Data.seeded(scenario, 1_000_000))
 *     .change(scenario, scenario.safe())
 *     .target(Target.application(jar))
 *     .users(new GatlingUsers(50, false))
 *     .timing(Timing.QUICK)
 *     .run();
 * </pre>
 */
public final class Experiment {

	private final Server server;

	private final List<Path> paths = new ArrayList<>();

	private final List<Consumer<RunEvent>> listeners = new ArrayList<>();

	private Subject subject;

	private Data data;

	private Target target = Target.sqlProbes();

	private Users users;

	private Timing timing = Timing.STAGE;

	private Duration slo = RunRequest.SLO;

	private Experiment(Server server) {
		this.server = server;
	}

	/** On a server, which makes databases of its own for it. */
	public static Experiment on(Server server) {
		return new Experiment(server);
	}

	/** What is in the database before each change. */
	public Experiment data(Data data) {
		this.data = data;
		return this;
	}

	/**
	 * One more change, which starts where the others started.
	 * @throws IllegalArgumentException if it is made to another subject than they are
	 */
	public Experiment change(Subject subject, Path path) {
		if (this.subject != null && !this.subject.name().equals(subject.name())) {
			throw new IllegalArgumentException("One experiment has one subject: '" + this.subject.name() + "', not '"
					+ subject.name() + "' as well");
		}
		this.subject = subject;
		this.paths.add(path);
		return this;
	}

	/** One more change, which starts where the others started. */
	public Experiment change(Change change) {
		return change(change.subject(), change.path());
	}

	/** What users talk to; nothing, if it is not said. */
	public Experiment target(Target target) {
		this.target = target;
		return this;
	}

	/** Who uses it. */
	public Experiment users(Users users) {
		this.users = users;
		return this;
	}

	/** How much time each change takes around its steps. */
	public Experiment timing(Timing timing) {
		this.timing = timing;
		return this;
	}

	/** The longest time from due to end that is still good. */
	public Experiment slo(Duration slo) {
		this.slo = slo;
		return this;
	}

	/** Somebody who is told what goes on, on a thread of his own. */
	public Experiment on(Consumer<RunEvent> listener) {
		this.listeners.add(listener);
		return this;
	}

	/** All that was said so far, as a value. */
	public RunRequest request() {
		return new RunRequest(this.subject, List.copyOf(this.paths), this.data, this.target, this.users,
				this.slo.toMillis(), this.timing);
	}

	/**
	 * Plays all changes, with their logs in a folder that is deleted at the end.
	 * @return what was found
	 * @throws org.downtimelab.process.LabException if a process ends, or the machine is
	 * too noisy to begin
	 */
	public RunResult run() {
		try (ShutdownCleanup early = new ShutdownCleanup(new PrintWriter(Writer.nullWriter()))) {
			java.nio.file.Path folder = Files.createTempDirectory("downtime-lab");
			try {
				return early
					.during(() -> new Run(request(), this.server, this.listeners, early).play(folder, "Experiment")
						.result());
			}
			finally {
				Folders.delete(folder);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot use a temporary folder", ex);
		}
	}

}
