package org.downtimelab.metrics;

import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.Tags;
import org.downtimelab.experiment.LiveInstance;

/** The instances of the application that serve now. */
final class LiveInstances {

	private volatile List<Served> now = List.of();

	/**
	 * These serve from now on, and no others.
	 * @param path scenario and path, as labels
	 */
	void serve(Tags path, List<LiveInstance> instances) {
		this.now = instances.stream().map((instance) -> new Served(path, instance)).toList();
	}

	List<Served> now() {
		return this.now;
	}

	/** The instance of this name, as in instance-1, if it serves now. */
	Optional<Served> named(String name) {
		return this.now.stream().filter((each) -> each.name().equals(name)).findFirst();
	}

	/**
	 * An instance and whom it serves.
	 *
	 * @param path scenario and path, as labels
	 */
	record Served(Tags path, LiveInstance instance) {

		String name() {
			return "instance-" + this.instance.number();
		}

		Tags labels() {
			return this.path.and("instance", name(), "release", this.instance.release());
		}

	}

}
