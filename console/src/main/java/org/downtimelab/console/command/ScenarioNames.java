package org.downtimelab.console.command;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

import org.apache.commons.text.similarity.LevenshteinDistance;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Scenarios;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A scenario by its name; for a name that is not one, the nearest. */
final class ScenarioNames implements ITypeConverter<Scenario>, Iterable<String> {

	@Override
	public Scenario convert(String name) {
		return Scenarios.named(name)
			.orElseThrow(() -> new TypeConversionException("There is no scenario '" + name + "'; did you mean '"
					+ nearest(name) + "'? `lab list` shows them all"));
	}

	private static String nearest(String name) {
		LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
		return names().stream().min(Comparator.comparing((known) -> distance.apply(name, known))).orElseThrow();
	}

	private static List<String> names() {
		return Scenarios.all().stream().map(Scenario::name).toList();
	}

	@Override
	public Iterator<String> iterator() {
		return names().iterator();
	}

}
