package org.downtimelab.experiment;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.play.Deployment;
import org.downtimelab.scenario.Job;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.scenario.Step;
import org.downtimelab.traffic.Endpoint;
import org.downtimelab.traffic.Request;

/**
 * The releases that are live while a path is rehearsed, an instance of each, asked before
 * the first step and after every one. In the middle of a rolling deploy the old one and
 * the new one are live: both are asked then. Where none was served, nobody is asked.
 * <p>
 * A release is asked each of its endpoints, reads and real writes, six times. The driver
 * prepares a statement on the server at its fifth use (pgjdbc, prepareThreshold), so the
 * next time shows what a prepared statement makes of a schema that has changed since.
 */
final class LiveReleases implements Deployment, AutoCloseable {

	/** The name of the schema before the first step. */
	static final String START = "start";

	/**
	 * One connection, so that every prepared statement is used again.
	 */
	static final Map<String, String> SETTINGS = Map.of("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "1");

	private static final int TIMES = 6;

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private final Map<List<Object>, CompatibilityCell> cells = new LinkedHashMap<>();

	/** The oldest first. */
	private final Deque<RunningRelease> live = new ConcurrentLinkedDeque<>();

	private final ReleaseStarter starter;

	private final Path path;

	private final List<Endpoint> endpoints;

	private final EndpointClient questions;

	private int place;

	private String step = START;

	LiveReleases(ReleaseStarter starter, Path path, List<Endpoint> endpoints, EndpointClient questions) {
		this.starter = starter;
		this.path = path;
		this.endpoints = endpoints;
		this.questions = questions;
	}

	/**
	 * Starts the first one.
	 * @throws ReleaseFailed if it does not get ready
	 */
	void serve(Release release) {
		start(release, null);
		ask();
	}

	/** This step comes next, at this place of the path, from 1. */
	void at(int place, Step step) {
		this.place = place;
		this.step = step.name();
	}

	@Override
	public Optional<String> roll(Rollout rollout) {
		if (this.live.isEmpty()) {
			return Optional.empty();
		}
		try {
			start(rollout.release(), rollout.startUpMigration());
		}
		catch (ReleaseFailed ex) {
			if (this.live.size() > 1) {
				this.live.removeLast().close();
			}
			this.endpoints.forEach((endpoint) -> note(rollout.release(), endpoint, "did not get ready"));
			return Optional.of(ex.getMessage());
		}
		ask();
		closeInPeace();
		this.live.remove();
		return Optional.empty();
	}

	@Override
	public Optional<String> run(Job job) {
		RunningRelease newest = this.live.peekLast();
		return (newest != null) ? JobRequest.send(job, newest.url(), newest.errorsFromNow()) : Optional.empty();
	}

	private void start(Release release, String startUpMigration) {
		RunningRelease next = this.starter.start(release, this.path, startUpMigration);
		this.live.add(next);
		next.awaitReady(PATIENCE);
	}

	/** Asks every release that is live now. */
	void ask() {
		for (RunningRelease release : this.live) {
			for (Endpoint endpoint : this.endpoints) {
				note(release.release(), endpoint,
						mostFrequent(IntStream.range(0, TIMES).mapToObj((time) -> error(release, endpoint)).toList()));
			}
		}
	}

	/**
	 * A prepared statement fails once, and then it is prepared again: what fails each
	 * time matters more.
	 * @param errors null where the answer was good
	 * @return the one that came most often, the first of equals; null if there is none
	 */
	static String mostFrequent(List<String> errors) {
		return errors.stream()
			.filter(Objects::nonNull)
			.max(Comparator.comparingInt((error) -> Collections.frequency(errors, error)))
			.orElse(null);
	}

	private String error(RunningRelease release, Endpoint endpoint) {
		Supplier<String> errors = release.errorsFromNow();
		try {
			Request answered = this.questions.ask(release.url(), endpoint);
			return answered.failed() ? ("HTTP " + answered.status() + ": " + errors.get()).replaceFirst(": $", "")
					: null;
		}
		catch (IOException ex) {
			return "no answer: " + ex.getMessage();
		}
	}

	/** Where an endpoint is asked twice at one place, the first error stays. */
	private void note(Release release, Endpoint endpoint, String error) {
		CompatibilityCell cell = new CompatibilityCell(this.place, this.step, release.name(), endpoint.name(),
				error == null, error);
		this.cells.merge(List.of(this.place, release.name(), endpoint.name()), cell,
				(earlier, later) -> earlier.ok() ? later : earlier);
	}

	/** What each release answered at each place. */
	List<CompatibilityCell> cells() {
		return List.copyOf(this.cells.values());
	}

	/** The oldest one is asked no more, and may leave its classes behind. */
	void closeInPeace() {
		if (!this.live.isEmpty()) {
			this.live.peek().closeInPeace();
		}
	}

	@Override
	public void close() {
		this.live.forEach(RunningRelease::close);
	}

}
