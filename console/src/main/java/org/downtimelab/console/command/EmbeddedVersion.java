package org.downtimelab.console.command;

import java.nio.file.Path;
import java.util.stream.Collectors;

import org.downtimelab.database.Server;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which PostgreSQL to start, where no URL names a server. */
final class EmbeddedVersion implements ITypeConverter<Integer> {

	@Option(names = "--postgres", paramLabel = "VERSION", converter = EmbeddedVersion.class,
			description = "Start this major version of PostgreSQL: 15, 16, 17 or 18 (default: 18, which comes with the "
					+ "build; Maven fetches the others when you first use them).")
	Integer chosen;

	Server start(Path labFolder) {
		return (this.chosen != null) ? Server.embedded(labFolder, labFolder, this.chosen) : Server.embedded(labFolder);
	}

	/** As it was typed, for the command that repeats the run; empty if it was not. */
	String argument() {
		return (this.chosen != null) ? " --postgres " + this.chosen : "";
	}

	@Override
	public Integer convert(String typed) {
		return Server.EMBEDDED.stream()
			.filter((version) -> typed.equals(String.valueOf(version)))
			.findFirst()
			.orElseThrow(() -> new TypeConversionException("The lab has no PostgreSQL '" + typed + "': use one of "
					+ Server.EMBEDDED.stream().map(String::valueOf).collect(Collectors.joining(", "))));
	}

}
