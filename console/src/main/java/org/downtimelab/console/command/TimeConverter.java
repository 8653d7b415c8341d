package org.downtimelab.console.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time as people type it: 30s, 10min, 1h. */
final class TimeConverter implements ITypeConverter<Duration> {

	private static final Pattern FORM = Pattern.compile("(\\d{1,6})(s|min|m|h)");

	@Override
	public Duration convert(String typed) {
		Matcher form = FORM.matcher(typed);
		if (!form.matches() || form.group(1).matches("0+")) {
			throw new TypeConversionException("'" + typed + "' is not a time: use 30s or 10min");
		}
		long number = Long.parseLong(form.group(1));
		return switch (form.group(2)) {
			case "s" -> Duration.ofSeconds(number);
			case "h" -> Duration.ofHours(number);
			default -> Duration.ofMinutes(number);
		};
	}

}
