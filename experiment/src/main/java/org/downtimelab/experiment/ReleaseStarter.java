package org.downtimelab.experiment;

import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Release;

/** Starts a release of the application: in a process of its own, or in this one. */
@FunctionalInterface
public interface ReleaseStarter {

	/**
	 * Starts a release; it need not be ready yet.
	 * @param release of its code
	 * @param path whose migrations it may apply
	 * @param startUpMigration the last migration that it applies when it starts, as V2;
	 * null if it applies none
	 * @return what was started, for the caller to close
	 * @throws ReleaseFailed if that is known to have failed already
	 */
	RunningRelease start(Release release, Path path, String startUpMigration);

}
