package org.downtimelab.metrics;

import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.Tags;
import org.downtimelab.experiment.LiveInstance;

/** The instances of the application that serve now. */
final class LiveInstances {

	private volatile List<Served> started = List.of();

	/**
	 * These serve from now on, and no others.
	 * @param path scenario and path, as labels
	 * @param warm whether they are looked at already
	 */
	void serve(Tags path, List<LiveInstance> instances, boolean warm) {
		this.started = instances.stream().map((instance) -> new Served(path, instance, warm)).toList();
	}

	/** All that serve now, the cold ones too. */
	List<Served> started() {
		return this.started;
	}

	/** The warm ones. */
	List<Served> now() {
		return this.started.stream().filter(Served::warm).toList();
	}

	/** The instance of this name, as in instance-1, if it serves now. */
	Optional<Served> named(String name) {
		return this.started.stream().filter((each) -> each.name().equals(name)).findFirst();
	}

	/**
	 * An instance and whom it serves.
	 *
	 * @param path scenario and path, as labels
	 * @param warm false under its first load, when what it says is nobody's alarm
	 */
	record Served(Tags path, LiveInstance instance, boolean warm) {

		String name() {
			return "instance-" + this.instance.number();
		}

		Tags labels() {
			return this.path.and("instance", name(), "release", this.instance.release());
		}

	}

}
