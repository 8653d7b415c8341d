package org.downtimelab.experiment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.downtimelab.database.Database;
import org.downtimelab.play.Deployment;
import org.downtimelab.process.Ask;
import org.downtimelab.process.ChildProcess;
import org.downtimelab.process.LabException;
import org.downtimelab.process.Patience;
import org.downtimelab.process.ProcessEnd;
import org.downtimelab.process.ScratchFolder;
import org.downtimelab.process.SteadyJvm;
import org.downtimelab.scenario.Job;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.traffic.ServedAddress;

/** The application under test, in a process of its own, on free ports of loopback. */
final class Application implements AutoCloseable {

	/**
	 * Left to itself, G1 shrinks the young generation to a few MB while thousands of
	 * requests are in flight, and collects it without end.
	 */
	private static final List<String> MEMORY = List.of("-Xms512m", "-Xmx1g", "-Xmn320m");

	/** Spring Boot would also look for files in the folder where the JVM works. */
	private static final String OWN_SETTINGS = "-Dspring.config.location=classpath:/";

	/** Where the driver finds passwords and services, if not below the home folder. */
	private static final List<String> LOGIN_FILES = List.of("PGPASSFILE", "PGSERVICEFILE", "PGSYSCONFDIR");

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private final ChildProcess process;

	private final Path folder;

	private final ScratchFolder scratch;

	private Application(ChildProcess process, Path folder, ScratchFolder scratch) {
		this.process = process;
		this.folder = folder;
		this.scratch = scratch;
	}

	/**
	 * Starts it; it is not ready yet, and gives way to those that are.
	 * @param program arguments of java: options, {@code -jar} and the jar
	 * @param settings more of the environment, as Spring Boot reads it
	 * @param folder takes its log and its port
	 */
	static Application start(List<String> program, Database database, Map<String, String> settings, Path folder) {
		return start(program, List.of(), database, settings, folder);
	}

	/**
	 * Starts it with more than the usual options.
	 * @param options of {@code serve}, as in {@code --release v2}
	 */
	static Application start(List<String> program, List<String> options, Database database,
			Map<String, String> settings, Path folder) {
		ScratchFolder scratch = ScratchFolder.in(folder);
		List<String> arguments = new ArrayList<>(MEMORY);
		arguments.addAll(SteadyJvm.OPTIONS);
		arguments.add(scratch.option());
		arguments.add(OWN_SETTINGS);
		arguments.addAll(program);
		arguments.addAll(List.of("serve", "--port", "0", "--management-port", "0", "--port-file",
				folder.resolve("app.port").toString()));
		arguments.addAll(options);
		Map<String, String> environment = new HashMap<>(settings);
		LOGIN_FILES.stream()
			.filter((name) -> System.getenv(name) != null)
			.forEach((name) -> environment.put(name, System.getenv(name)));
		environment.put("SPRING_DATASOURCE_URL", database.url());
		environment.put("SPRING_DATASOURCE_USERNAME", database.user());
		environment.put("SPRING_DATASOURCE_PASSWORD", (database.password() != null) ? database.password() : "");
		return new Application(
				ChildProcess.startGivingWay(ChildProcess.java(arguments), environment, folder.resolve("app.log")),
				folder, scratch);
	}

	/**
	 * Waits until its readiness group says so.
	 * @throws LabException if it ends, or is not ready within 90 s
	 */
	void awaitReady() {
		awaitReady(PATIENCE);
	}

	void awaitReady(Duration atMost) {
		boolean ready = Patience.until(atMost, () -> {
			mustLive("The application ended while it started");
			return Files.exists(portFile("app-management.port"))
					&& status(HttpRequest.newBuilder(URI.create(managementUrl() + "/actuator/health/readiness")),
							Duration.ofSeconds(2)) == 200;
		});
		if (!ready) {
			throw new LabException("The application was not ready within " + atMost.toSeconds() + " s" + lastWords());
		}
	}

	/**
	 * Its first collection is over then: 125 to 205 ms, seen in compose, in which nobody
	 * is answered.
	 * @return the status of its answer: 204 if it did; 0 if it does not answer
	 */
	int collectGarbage() {
		return status(HttpRequest.newBuilder(URI.create(managementUrl() + "/actuator/garbage"))
			.POST(HttpRequest.BodyPublishers.noBody()), PATIENCE);
	}

	/** It gives way no more: it is about to serve. */
	void takesItsShare() {
		this.process.takesItsShare();
	}

	String url() {
		return "http://127.0.0.1:" + port("app.port");
	}

	/** Where its health and its metrics are. */
	String managementUrl() {
		return "http://127.0.0.1:" + port("app-management.port");
	}

	String canaryUrl() {
		return "http://127.0.0.1:" + port("app-canary.port");
	}

	Path log() {
		return this.process.log();
	}

	void mustLive(String otherwise) {
		if (!isAlive()) {
			throw new LabException(otherwise + lastWords());
		}
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/** How it ended, and what it printed last: the rest of a sentence. */
	String lastWords() {
		return ProcessEnd.of(this.process);
	}

	private String port(String file) {
		try {
			return Files.readString(portFile(file)).strip();
		}
		catch (IOException ex) {
			throw new LabException("The application's port is not known: " + ex.getMessage(), ex);
		}
	}

	private Path portFile(String name) {
		return this.folder.resolve(name);
	}

	private static int status(HttpRequest.Builder request, Duration atMost) {
		try {
			return Ask.send(request, atMost).statusCode();
		}
		catch (IOException notListening) {
			return 0;
		}
	}

	/** Ends it, and gives it time to leave behind what it was told to. */
	void closeInPeace() {
		this.process.close(PATIENCE);
		this.scratch.close();
	}

	@Override
	public void close() {
		this.process.close();
		this.scratch.close();
	}

	/**
	 * What its users know of it.
	 * @param name of what it serves
	 * @param database that it serves from
	 */
	LiveTarget live(String name, Database database) {
		return new LiveTarget() {

			@Override
			public ServedAddress address() {
				return new ServedAddress(name, url(), canaryUrl(), database.dataSource(WatchedPlayer.OTHERS),
						List.of());
			}

			@Override
			public Deployment deployment() {
				return new Deployment() {

					@Override
					public Optional<String> roll(Rollout rollout) {
						return Deployment.NONE.roll(rollout);
					}

					@Override
					public Optional<String> run(Job job) {
						return JobRequest.send(job, url(), ErrorWords.since(log())::words);
					}

				};
			}

			@Override
			public List<String> instances() {
				return List.of(managementUrl());
			}

			@Override
			public void mustLive(String otherwise) {
				Application.this.mustLive(otherwise);
			}

		};
	}

}
