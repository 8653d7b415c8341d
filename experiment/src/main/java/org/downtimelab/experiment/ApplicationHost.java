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

	private Database rehearsedIn;

	private Instance rehearsed;

	ApplicationHost(Path jar, Path folder, ShutdownCleanup early) {
		this.classes = new SharedClasses(jar, folder);
		this.early = early;
	}

	@Override
	public Optional<Database> rehearsesAgain(org.downtimelab.scenario.Path next) {
		if (this.rehearsed != null && (deploys(next) || !this.rehearsed.application().isAlive())) {
			closeRehearsed();
		}
		return Optional.ofNullable(this.rehearsedIn);
	}

	/**
	 * The release of a path that rolls nothing out stays for the next path, once its
	 * classes are shared.
	 */
	@Override
	public Optional<ReleaseStarter> releases(PathStart rehearsal, Path folder, boolean last) {
		Launcher launcher = new Launcher(this.classes::rehearsal, rehearsal.database(), LiveReleases.SETTINGS, folder);
		if (deploys(rehearsal.path()) || !this.classes.areThere()) {
			return Optional.of(launcher);
		}
		return Optional.of((release, path, startUpMigration) -> {
			if (this.rehearsed == null) {
				this.rehearsed = launcher.start(release, path, startUpMigration);
				this.early.of(this.rehearsed);
				this.rehearsedIn = rehearsal.database();
			}
			Instance lent = this.rehearsed;
			if (last) {
				this.rehearsed = null;
				this.rehearsedIn = null;
				return lent;
			}
			return new StayingRelease(lent);
		});
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
		boolean again = this.application != null;
		if (!again) {
			start.events().accept(new RunEvent.Phase("the application starts"));
			this.application = this.early
				.of(Application.start(this.classes.program(), start.database(), Map.of(), start.folder()));
			this.served = start.database();
			this.application.awaitReady();
		}
		start.events().accept(new RunEvent.Phase("warm-up, one request at a time"));
		if (again) {
			warmUp.again(this.application);
		}
		else {
			warmUp.of(this.application);
		}
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

	private void closeRehearsed() {
		if (this.rehearsed != null) {
			this.rehearsed.close();
			this.rehearsed = null;
			this.rehearsedIn = null;
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
		closeRehearsed();
		this.classes.close();
	}

}
