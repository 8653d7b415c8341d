package org.downtimelab.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.downtimelab.database.Database;
import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Rollout;

/**
 * Our application, during one run. A path that rolls nothing out is served by one
 * instance; the next such path finds it running and warm, on a database of the same name.
 */
final class ApplicationHost implements OpenTarget {

	private final SharedClasses classes;

	private final ShutdownCleanup early;

	private Application application;

	private Database served;

	private InstanceGroup group;

	ApplicationHost(Path jar, Path folder, ShutdownCleanup early) {
		this.classes = new SharedClasses(jar, folder);
		this.early = early;
	}

	@Override
	public Optional<ReleaseStarter> releases(PathStart rehearsal, Path folder) {
		return Optional.of(new Launcher(this.classes::rehearsal, rehearsal.database(), LiveReleases.SETTINGS, folder));
	}

	@Override
	public Optional<Database> servesAgain(org.downtimelab.scenario.Path next) {
		if (deploys(next) || (this.application != null && !this.application.isAlive())) {
			closeApplication();
		}
		return Optional.ofNullable(this.served);
	}

	@Override
	public LiveTarget serve(PathStart start) {
		this.classes.settle();
		Release first = start.subject().releases().get(0);
		WarmUp warmUp = new WarmUp(start.subject().endpoints(), start.rows(), start.slo(), start.notes());
		if (deploys(start.path())) {
			start.events().accept(new RunEvent.Phase("two instances start behind the load balancer"));
			Launcher launcher = new Launcher((number) -> this.classes.program(), start.database(), Map.of(),
					start.folder());
			this.group = this.early.of(new InstanceGroup(launcher, start, warmUp));
			this.group.serve(first);
			return this.group;
		}
		if (this.application == null) {
			start.events().accept(new RunEvent.Phase("the application starts"));
			this.application = this.early
				.of(Application.start(this.classes.program(), start.database(), Map.of(), start.folder()));
			this.served = start.database();
			this.application.awaitReady();
		}
		start.events().accept(new RunEvent.Phase("warm-up, one request at a time"));
		warmUp.of(this.application);
		start.events()
			.accept(new RunEvent.Serving(List.of(new LiveInstance(1, first.name(), this.application.managementUrl()))));
		return this.application.live(start.subject().name(), start.database());
	}

	private static boolean deploys(org.downtimelab.scenario.Path path) {
		return path.steps().stream().anyMatch(Rollout.class::isInstance);
	}

	@Override
	public void ended() {
		if (this.group != null) {
			this.group.close();
			this.group = null;
		}
	}

	private void closeApplication() {
		if (this.application != null) {
			this.application.close();
			this.application = null;
			this.served = null;
		}
	}

	@Override
	public void close() {
		ended();
		closeApplication();
		this.classes.close();
	}

}
