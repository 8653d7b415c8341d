package org.downtimelab.check.project;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What a Spring Boot project says below {@code spring.flyway}, in Flyway's own names. Of
 * a placeholder of Spring's the default counts.
 */
final class SpringSettings {

	private static final String PREFIX = "spring.flyway.";

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^${}:]+:([^{}]*)\\}");

	private static final Pattern INDEX = Pattern.compile("\\[\\d+\\]$");

	private SpringSettings() {
	}

	static Map<String, String> of(String text, boolean properties) throws IOException {
		Map<String, String> flat = new TreeMap<>();
		if (properties) {
			Properties read = new Properties();
			read.load(new StringReader(text));
			read.stringPropertyNames().forEach((name) -> flat.put(name, read.getProperty(name)));
		}
		else {
			for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
				flatten("", document, flat);
			}
		}
		Map<String, String> settings = new TreeMap<>();
		flat.forEach((name, value) -> {
			if (name.startsWith(PREFIX)) {
				settings.merge(flywayName(INDEX.matcher(name).replaceAll("")), resolved(value),
						(one, other) -> one + "," + other);
			}
		});
		return settings;
	}

	private static void flatten(String prefix, Object value, Map<String, String> into) {
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, below) -> flatten(prefix.isEmpty() ? "" + key : prefix + "." + key, below, into));
		}
		else if (value instanceof List<?> list) {
			into.putIfAbsent(prefix, list.stream().map(String::valueOf).collect(Collectors.joining(",")));
		}
		else if (value != null) {
			into.putIfAbsent(prefix, value.toString());
		}
	}

	/** {@code spring.flyway.default-schema} is {@code flyway.defaultSchema}. */
	private static String flywayName(String name) {
		String own = name.substring(PREFIX.length());
		if (own.startsWith("placeholders.")) {
			return "flyway." + own;
		}
		if (own.equals("postgresql.transactional-lock") || own.equals("postgresql.transactionalLock")) {
			return "flyway.postgresql.transactional.lock";
		}
		if (own.equals("init-sqls") || own.equals("initSqls")) {
			return "flyway.initSql";
		}
		return "flyway." + Pattern.compile("-(\\w)")
			.matcher(own)
			.replaceAll((dash) -> dash.group(1).toUpperCase(java.util.Locale.ROOT));
	}

	private static String resolved(String value) {
		String text = value;
		for (Matcher found = PLACEHOLDER.matcher(text); found.find(); found = PLACEHOLDER.matcher(text)) {
			text = found.replaceFirst(Matcher.quoteReplacement(found.group(1)));
		}
		return text;
	}

}
