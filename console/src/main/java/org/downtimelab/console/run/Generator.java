package org.downtimelab.console.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.downtimelab.console.LabException;
import org.downtimelab.load.LoadSettings;
import org.downtimelab.process.ChildProcess;

/** Gatling, in a process of its own: the users. */
final class Generator implements AutoCloseable {

	private static final Duration REPORT_PATIENCE = Duration.ofMinutes(2);

	private final ChildProcess process;

	private final Path requestLog;

	private final ScratchFolder scratch;

	private Generator(ChildProcess process, Path requestLog, ScratchFolder scratch) {
		this.process = process;
		this.scratch = scratch;
		this.requestLog = requestLog;
	}

	static Generator start(RunRequest request, LiveApplication application, Path folder) {
		Path log = folder.resolve("requests.log");
		LoadSettings settings = new LoadSettings(application.url(), Optional.of(application.canaryUrl()),
				request.scenario().name(), request.rate(), LoadSettings.DURATION, Optional.of(log),
				Duration.ofMillis(request.sloMs()));
		ScratchFolder scratch = ScratchFolder.in(folder);
		List<String> arguments = new ArrayList<>(List.of(scratch.option()));
		arguments.addAll(settings.javaArguments(System.getProperty("java.class.path"), folder.resolve("gatling"),
				request.timing().gatlingReport()));
		ChildProcess process = ChildProcess.start(ChildProcess.java(arguments), Map.of(),
				folder.resolve("gatling.log"));
		return new Generator(process, log, scratch);
	}

	Path requestLog() {
		return this.requestLog;
	}

	/**
	 * Looks whether it lives.
	 * @throws LabException with its last words if it has ended
	 */
	void mustLive() {
		if (!this.process.isAlive()) {
			throw new LabException("The load generator died in the middle of a path" + LastWords.of(this.process));
		}
	}

	Path log() {
		return this.process.log();
	}

	/** Ends the load; Gatling then writes its report. */
	void stop() {
		this.process.say("stop");
	}

	/**
	 * Waits for Gatling's report.
	 * @throws LabException if it ends badly, or not within two minutes
	 */
	void awaitReport() {
		try {
			int exit = this.process.exit().get(REPORT_PATIENCE.toSeconds(), TimeUnit.SECONDS);
			if (exit != 0) {
				throw new LabException("Gatling did not end well" + LastWords.of(this.process));
			}
		}
		catch (TimeoutException ex) {
			throw new LabException(
					"Gatling did not end within " + REPORT_PATIENCE.toSeconds() + " s; see " + this.process.log(), ex);
		}
		catch (ExecutionException ex) {
			throw new LabException("Gatling cannot be waited for: " + ex.getMessage(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LabException("Interrupted", ex);
		}
	}

	@Override
	public void close() {
		this.process.close();
		this.scratch.close();
	}

}
