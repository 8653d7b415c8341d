package org.downtimelab.scenario;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
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

	/**
	 * The scenario in a jar that need not be on the class path.
	 * @param jar of a scenario's module
	 * @throws IllegalArgumentException if there is none in it
	 */
	public static Scenario in(java.nio.file.Path jar) {
		try {
			URLClassLoader loader = new URLClassLoader(new URL[] { jar.toUri().toURL() },
					Scenario.class.getClassLoader());
			return ServiceLoader.load(Scenario.class, loader)
				.stream()
				.filter((each) -> each.type().getClassLoader() == loader)
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException("There is no scenario in " + jar))
				.get();
		}
		catch (MalformedURLException ex) {
			throw new IllegalArgumentException(jar + " is no place for a jar", ex);
		}
	}

}
