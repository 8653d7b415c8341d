package org.downtimelab.check.project;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The settings of a flyway.conf. */
final class ConfSettings {

	private ConfSettings() {
	}

	static Map<String, String> of(String text) throws IOException {
		Properties read = new Properties();
		read.load(new StringReader(text));
		Map<String, String> settings = new TreeMap<>();
		for (String name : read.stringPropertyNames()) {
			if (name.startsWith("flyway.")) {
				settings.put(name, read.getProperty(name).strip());
			}
		}
		return settings;
	}

}
