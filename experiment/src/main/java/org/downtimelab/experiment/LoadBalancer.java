package org.downtimelab.experiment;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.downtimelab.process.LabException;
import org.downtimelab.process.Patience;

/**
 * In front of the instances of the application: one port for its users, one for its
 * canary. Requests go round robin, and never twice.
 */
final class LoadBalancer implements AutoCloseable {

	private static final Duration DRAIN_AT_MOST = Duration.ofSeconds(60);

	private final BalancedPort users = BalancedPort.open();

	private final BalancedPort canary = BalancedPort.open();

	String url() {
		return this.users.url();
	}

	String canaryUrl() {
		return this.canary.url();
	}

	/** From here on, requests go to this instance as well. */
	void add(Application instance) {
		add(URI.create(instance.url()), URI.create(instance.canaryUrl()));
	}

	void add(URI url, URI canaryUrl) {
		this.users.rotation().add(url);
		this.canary.rotation().add(canaryUrl);
	}

	/**
	 * Takes an instance out of rotation, and waits until it has answered what it was
	 * given.
	 * @throws LabException if requests are still in flight after 60 s
	 */
	void remove(Application instance) {
		remove(URI.create(instance.url()), URI.create(instance.canaryUrl()), DRAIN_AT_MOST);
	}

	void remove(URI url, URI canaryUrl, Duration atMost) {
		AtomicInteger requests = this.users.rotation().remove(url).requests();
		AtomicInteger songs = this.canary.rotation().remove(canaryUrl).requests();
		if (!Patience.until(atMost, () -> requests.get() + songs.get() == 0)) {
			throw new LabException("The instance at %s did not drain: %s requests in flight after %s s".formatted(url,
					requests.get() + songs.get(), atMost.toSeconds()));
		}
	}

	/** The users' requests that no instance has answered yet. */
	int requests() {
		return this.users.rotation().requests();
	}

	@Override
	public void close() {
		this.users.close();
		this.canary.close();
	}

}
