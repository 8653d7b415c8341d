package org.downtimelab.console.run;

import java.net.URI;
import java.time.Duration;

import org.downtimelab.console.LabException;

/**
 * In front of the instances of the application: one port for its users, one for its
 * management. Requests go round robin, and never twice.
 */
final class LoadBalancer implements AutoCloseable {

	private static final Duration DRAIN_AT_MOST = Duration.ofSeconds(60);

	private final BalancedPort users = BalancedPort.open();

	private final BalancedPort management = BalancedPort.open();

	String url() {
		return this.users.url();
	}

	String managementUrl() {
		return this.management.url();
	}

	/** From here on, requests go to this instance as well. */
	void add(Application instance) {
		add(URI.create(instance.url()), URI.create(instance.managementUrl()));
	}

	void add(URI url, URI managementUrl) {
		this.users.rotation().add(url);
		this.management.rotation().add(managementUrl);
	}

	/**
	 * Takes an instance out of rotation, and waits until it has answered what it was
	 * given.
	 * @throws LabException if requests are still in flight after 60 s
	 */
	void remove(Application instance) {
		remove(URI.create(instance.url()), URI.create(instance.managementUrl()), DRAIN_AT_MOST);
	}

	void remove(URI url, URI managementUrl, Duration atMost) {
		InFlight requests = this.users.rotation().remove(url);
		InFlight probes = this.management.rotation().remove(managementUrl);
		if (!Patience.until(atMost, () -> requests.requests() + probes.requests() == 0)) {
			throw new LabException("The instance at %s did not drain: %d requests in flight after %d s".formatted(url,
					requests.requests() + probes.requests(), atMost.toSeconds()));
		}
	}

	@Override
	public void close() {
		this.users.close();
		this.management.close();
	}

}
