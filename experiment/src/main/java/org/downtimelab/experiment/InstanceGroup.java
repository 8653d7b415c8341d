package org.downtimelab.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.downtimelab.play.Deployment;
import org.downtimelab.process.Patience;
import org.downtimelab.scenario.Job;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Rollout;
import org.downtimelab.traffic.ServedAddress;

/**
 * Two instances of the application behind a load balancer, on which releases are rolled
 * out: one instance after the other, the new one ready and warm before the old one
 * drains.
 */
final class InstanceGroup implements LiveTarget, Deployment, AutoCloseable {

	private static final int INSTANCES = 2;

	private static final Duration START = Duration.ofSeconds(90);

	/** A migration at start-up may take as long as it takes on millions of rows. */
	private static final Duration START_WITH_MIGRATION = Duration.ofMinutes(10);

	/**
	 * A new instance starts on a machine of its own elsewhere; here it must not take the
	 * time of those that catch up with what a stall has left.
	 */
	private static final Duration CATCH_UP = Duration.ofSeconds(15);

	/** What two pools of Spring Boot's default size can work on at once. */
	private static final int NO_QUEUE = 20;

	private final LoadBalancer balancer = new LoadBalancer();

	private final List<Instance> live = new CopyOnWriteArrayList<>();

	private final Launcher launcher;

	private final PathStart start;

	private final WarmUp warmUp;

	private volatile Instance starting;

	/**
	 * A cluster that does not serve yet.
	 * @param start of the path: its migrations may be applied by an instance that starts
	 * @param warmUp of each new instance
	 */
	InstanceGroup(Launcher launcher, PathStart start, WarmUp warmUp) {
		this.launcher = launcher;
		this.start = start;
		this.warmUp = warmUp;
	}

	/**
	 * Serves a release.
	 * @throws ReleaseFailed if it does not get ready
	 */
	void serve(Release release) {
		List<Instance> first = new ArrayList<>();
		for (int i = 0; i < INSTANCES; i++) {
			first.add(this.launcher.start(release, this.start.path(), null));
		}
		this.live.addAll(first);
		first.parallelStream().forEach((instance) -> {
			instance.awaitReady(START);
			this.warmUp.of(instance.application());
		});
		first.forEach((instance) -> this.balancer.add(instance.application()));
		tellWhoServes();
	}

	private void tellWhoServes() {
		this.start.events()
			.accept(new RunEvent.Serving(this.live.stream()
				.map((instance) -> new LiveInstance(instance.number(), instance.release().name(),
						instance.application().managementUrl()))
				.toList()));
	}

	/**
	 * Rolls a release out, once the live instances have caught up, 15 s later at most.
	 * When one of its instances does not get ready, that one is stopped, and the others
	 * stay as they are.
	 */
	@Override
	public Optional<String> roll(Rollout rollout) {
		Patience.until(CATCH_UP, () -> this.balancer.requests() <= NO_QUEUE);
		List<Instance> old = List.copyOf(this.live);
		for (int i = 0; i < old.size(); i++) {
			try {
				replace(old.get(i), rollout);
			}
			catch (ReleaseFailed ex) {
				stopStarting();
				return Optional.of("release %s did not get ready, %s of %s instances stay on %s: %s".formatted(
						rollout.release().name(), old.size() - i, old.size(), old.get(i).release().name(),
						ex.getMessage()));
			}
		}
		return Optional.empty();
	}

	@Override
	public Optional<String> run(Job job) {
		Instance first = this.live.get(0);
		return JobRequest.send(job, first.url(), first.errorsFromNow());
	}

	private void replace(Instance old, Rollout rollout) {
		boolean migrates = rollout.startUpMigration() != null;
		this.starting = this.launcher.start(rollout.release(), this.start.path(), rollout.startUpMigration());
		Instance next = this.starting;
		next.awaitReady(migrates ? START_WITH_MIGRATION : START);
		this.warmUp.of(next.application());
		this.live.add(next);
		this.starting = null;
		this.balancer.add(next.application());
		this.balancer.remove(old.application());
		this.live.remove(old);
		tellWhoServes();
		old.close();
		this.start.events()
			.accept(new RunEvent.Note("instance %s, release %s, took over from instance %s, release %s"
				.formatted(next.number(), next.release().name(), old.number(), old.release().name())));
	}

	private void stopStarting() {
		Instance unfinished = this.starting;
		if (unfinished != null) {
			unfinished.close();
			this.starting = null;
		}
	}

	@Override
	public ServedAddress address() {
		return this.start.address(this.balancer.url(), this.balancer.canaryUrl());
	}

	@Override
	public Deployment deployment() {
		return this;
	}

	@Override
	public List<String> instances() {
		return this.live.stream().map((instance) -> instance.application().managementUrl()).toList();
	}

	@Override
	public List<String> releases() {
		return this.live.stream()
			.map((instance) -> "instance %s: %s".formatted(instance.number(), instance.release().name()))
			.toList();
	}

	@Override
	public void mustLive(String otherwise) {
		this.live.forEach((instance) -> instance.mustLive(otherwise));
	}

	@Override
	public void close() {
		stopStarting();
		this.live.forEach(Instance::close);
		this.balancer.close();
	}

}
