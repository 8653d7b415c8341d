package org.downtimelab.experiment;

import java.nio.file.Path;
import java.util.Optional;

import org.downtimelab.database.Database;

/** A target during one run. */
@FunctionalInterface
interface OpenTarget extends AutoCloseable {

	/**
	 * Serves a path's database, until {@link #ended()}.
	 * @return ready and warm
	 */
	LiveTarget serve(PathStart start);

	/**
	 * The database from which it still serves, for the next path to be played in one of
	 * the same name; empty if that one may have any.
	 */
	default Optional<Database> servesAgain(org.downtimelab.scenario.Path next) {
		return Optional.empty();
	}

	/**
	 * The small database from which a release still serves, for the next path to be
	 * rehearsed in one of the same name; empty if that one may have any.
	 */
	default Optional<Database> rehearsesAgain(org.downtimelab.scenario.Path next) {
		return Optional.empty();
	}

	/**
	 * Starts the application's releases, to be asked while a path is rehearsed; empty
	 * where it has none of ours.
	 * @param last whether no path comes after this one
	 */
	default Optional<ReleaseStarter> releases(PathStart rehearsal, Path folder, boolean last) {
		return Optional.empty();
	}

	/** The path's load has ended. */
	default void ended() {
	}

	@Override
	default void close() {
		ended();
	}

}
