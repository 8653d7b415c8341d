package org.downtimelab.traffic;

/** Users who are at it. */
public interface RunningUsers extends AutoCloseable {

	/** Their requests, as they end. */
	RequestFeed requests();

	/**
	 * Looks whether they are there.
	 * @throws org.downtimelab.process.LabException if they are not, with the reason
	 */
	void mustLive();

	/** Sends no request any more. */
	void stop();

	/**
	 * Waits until they have written down what they have to, after {@link #stop()}.
	 * @throws org.downtimelab.process.LabException if they end badly, or not in time
	 */
	void awaitEnd();

	@Override
	void close();

}
