package org.downtimelab.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The scenarios on the class path: each module names its own in META-INF/services. */
public final class Scenarios {

	private Scenarios() {
	}

	public static List<Scenario> all() {
		return ServiceLoader.load(Scenario.class)
			.stream()
			.map(ServiceLoader.Provider::get)
			.sorted(Comparator.comparing(Scenario::name))
			.toList();
	}

	public static Optional<Scenario> named(String name) {
		return all().stream().filter((scenario) -> scenario.name().equals(name)).findFirst();
	}

}
