package org.downtimelab.console.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.downtimelab.process.LabException;

/**
 * The files of a scenario that is yet to be written. They compile; their tests fail until
 * the story is told.
 */
public final class Skeleton {

	private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z0-9]+)*");

	private final String name;

	/**
	 * A skeleton.
	 * @param name of the scenario, as in drop-index
	 * @throws LabException if it is not a name
	 */
	public Skeleton(String name) {
		if (!NAME.matcher(name).matches()) {
			throw new LabException(
					"'" + name + "' cannot be a scenario's name: use lower case, for example drop-index");
		}
		this.name = name;
	}

	/**
	 * Writes the files, and enters the scenario in the reactor and the console.
	 * @param reactor the folder of the root pom
	 * @return the new folder
	 * @throws LabException if it is there already or cannot be written
	 */
	public Path writeTo(Path reactor) {
		Path module = reactor.resolve("scenario-" + this.name);
		if (Files.exists(module)) {
			throw new LabException(module + " already exists");
		}
		try {
			for (Map.Entry<String, String> file : files().entrySet()) {
				Path target = module.resolve(file.getKey());
				Files.createDirectories(target.getParent());
				Files.writeString(target, filled(template(file.getValue())));
			}
			insertBefore(reactor.resolve("pom.xml"), "    <module>console</module>",
					"    <module>scenario-${name}</module>\n");
			insertBefore(reactor.resolve("console/pom.xml"), "    <!-- scenarios end here -->",
					template("dependency.xml"));
			return module;
		}
		catch (IOException ex) {
			throw new LabException("Cannot write the skeleton to " + module + ": " + ex.getMessage(), ex);
		}
	}

	/** Each file of the module with the template it is made from. */
	private Map<String, String> files() {
		String java = "java/org/downtimelab/" + packageName();
		String sql = "src/main/resources/db/" + this.name;
		Map<String, String> files = new LinkedHashMap<>();
		files.put("pom.xml", "pom.xml");
		files.put("README.md", "README.md");
		files.put("src/main/" + java + "/" + className() + "Scenario.java", "Scenario.java.txt");
		files.put("src/main/" + java + "/v1/LargeOrder.java", "LargeOrder.java.txt");
		files.put("src/main/" + java + "/v1/LargeOrders.java", "LargeOrders.java.txt");
		files.put("src/main/resources/META-INF/services/org.downtimelab.scenario.Scenario", "service.txt");
		files.put(sql + "/risky/V2__change.sql", "risky.sql");
		files.put(sql + "/folklore/V2__change.sql", "folklore.sql");
		files.put(sql + "/safe/V2__change.sql", "safe.sql");
		files.put(sql + "/rollback/V2__change.sql", "rollback.sql");
		files.put("src/test/" + java + "/" + className() + "ScenarioTest.java", "ScenarioTest.java.txt");
		return files;
	}

	private void insertBefore(Path file, String mark, String addition) throws IOException {
		String text = Files.readString(file);
		if (!text.contains(mark)) {
			throw new LabException("Cannot add the scenario to " + file + ": it has no line '" + mark.strip() + "'");
		}
		Files.writeString(file, text.replace(mark, filled(addition) + mark));
	}

	private String filled(String template) {
		return template.replace("${name}", this.name)
			.replace("${Name}", className())
			.replace("${package}", packageName());
	}

	private String packageName() {
		return this.name.replace("-", "");
	}

	private String className() {
		return Arrays.stream(this.name.split("-"))
			.map((word) -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
			.collect(Collectors.joining());
	}

	private static String template(String file) throws IOException {
		try (InputStream stream = Skeleton.class.getResourceAsStream(file)) {
			if (stream == null) {
				throw new IllegalStateException("There is no template " + file);
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
