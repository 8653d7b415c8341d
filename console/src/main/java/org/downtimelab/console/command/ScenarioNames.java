package org.downtimelab.console.command;

import java.util.Iterator;

import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Scenarios;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A scenario by its name. */
final class ScenarioNames implements ITypeConverter<Scenario>, Iterable<String> {

	@Override
	public Scenario convert(String name) {
		return Scenarios.named(name)
			.orElseThrow(() -> new TypeConversionException(
					"There is no scenario '" + name + "': use one of " + String.join(", ", this)));
	}

	@Override
	public Iterator<String> iterator() {
		return Scenarios.all().stream().map(Scenario::name).iterator();
	}

}
