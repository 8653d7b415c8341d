package org.downtimelab.traffic;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Requests as they end. Not safe for use by several threads. */
public interface RequestFeed extends AutoCloseable {

	/**
	 * The requests that have ended since the last time.
	 * @return in the order in which they ended, empty if there are none
	 */
	List<Request> poll();

	/**
	 * What is under load.
	 * @return empty until the load has begun
	 */
	Optional<LoadRun> run();

	/**
	 * How far the requests are known: every one that ended before has been handed out. To
	 * be used as the time of looking ({@link Timeline#requests}): against a clock, the
	 * last requests would seem to be missing because they have not been written yet. It
	 * stands still when the users do.
	 * @return microseconds since the epoch, empty until it is known
	 */
	OptionalLong until();

	/**
	 * When the load stopped.
	 * @return microseconds since the epoch, empty until it has stopped
	 */
	OptionalLong stoppedAt();

	@Override
	void close();

}
