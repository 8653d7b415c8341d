package org.downtimelab.check.project;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of a flyway.toml: tables, texts, numbers, true and false, and lists of
 * them.
 *
 * @see <a href="https://toml.io/en/v1.0.0">TOML</a>
 */
final class TomlSettings {

	private static final Pattern ENTRY = Pattern.compile(
			"^\\s*\\[([^\\[\\]]+)\\]\\s*(?:#.*)?$"
					+ "|^\\s*([\\w.\"-]+)\\s*=\\s*(\\[[^\\]]*\\]|\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s#]+)",
			Pattern.MULTILINE);

	private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'");

	private TomlSettings() {
	}

	static Map<String, String> of(String text) {
		Map<String, String> settings = new TreeMap<>();
		String table = "";
		Matcher entry = ENTRY.matcher(text);
		while (entry.find()) {
			if (entry.group(1) != null) {
				table = entry.group(1).replace("\"", "").strip() + ".";
				continue;
			}
			String name = table + entry.group(2).replace("\"", "");
			if (name.startsWith("flyway.")) {
				settings.put(name, value(entry.group(3)));
			}
			else if (name.startsWith("environments.default.schemas")) {
				settings.put("flyway.schemas", value(entry.group(3)));
			}
		}
		return settings;
	}

	/** A list is one text, with commas. */
	private static String value(String written) {
		if (!written.startsWith("[") && !written.startsWith("\"") && !written.startsWith("'")) {
			return written;
		}
		StringBuilder value = new StringBuilder();
		Matcher text = TEXT.matcher(written);
		while (text.find()) {
			String one = (text.group(1) != null) ? text.group(1).replace("\\\"", "\"").replace("\\\\", "\\")
					: text.group(2);
			value.append(value.isEmpty() ? "" : ",").append(one);
		}
		return value.toString();
	}

}
