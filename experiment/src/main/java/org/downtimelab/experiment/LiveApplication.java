package org.downtimelab.experiment;

import java.util.List;

import org.downtimelab.database.Database;
import org.downtimelab.traffic.ServedAddress;

/** What the users reach: one instance, or several behind a load balancer. */
interface LiveApplication extends AutoCloseable {

	/** Where its endpoints are. */
	String url();

	/** Where its canary is. */
	String canaryUrl();

	/** Where its users find it, and the database that it serves from. */
	default ServedAddress address(String name, Database database) {
		return new ServedAddress(name, url(), canaryUrl(), database.dataSource(WatchedPlayer.OTHERS));
	}

	/** Where the metrics are of each instance that serves. */
	List<String> instances();

	/** Which release each of them is, in words; empty where there is but one instance. */
	default List<String> releases() {
		return List.of();
	}

	/**
	 * Looks whether every instance that serves is alive.
	 * @param otherwise what to say if one is not
	 * @throws org.downtimelab.process.LabException with the last words of the one that
	 * has ended
	 */
	void mustLive(String otherwise);

	@Override
	void close();

}
