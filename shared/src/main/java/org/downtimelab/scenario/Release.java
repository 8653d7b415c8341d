package org.downtimelab.scenario;

import java.util.Map;
import java.util.TreeMap;

/**
 * A version of the application's code, mapped to one schema, and how it is set up. One
 * without settings is an application as Spring Boot, Hibernate and the driver make it by
 * default.
 *
 * @param name as in v1
 * @param home the package of its entity and repository
 * @param settings Spring Boot properties, by name, as in
 * {@code spring.datasource.hikari.maximum-pool-size}; they outrank those of files and of
 * the environment
 */
public record Release(String name, String home, Map<String, String> settings) {

	public Release {
		settings = Map.copyOf(settings);
	}

	/** A default application. */
	public Release(String name, String home) {
		this(name, home, Map.of());
	}

	/** The same code and settings under another name. */
	public Release as(String other) {
		return new Release(other, this.home, this.settings);
	}

	/** With one more setting, or another value of one. */
	public Release with(String property, String value) {
		Map<String, String> more = new TreeMap<>(this.settings);
		more.put(property, value);
		return new Release(this.name, this.home, more);
	}

	/**
	 * With Hibernate told to say {@code RETURNING id} in an insert. By default the driver
	 * says {@code RETURNING *}: when a column comes or goes, a prepared insert then fails
	 * once on each pooled connection, with "cached plan must not change result type".
	 */
	public Release returningOnlyTheId() {
		return with("spring.jpa.properties.hibernate.jdbc.use_get_generated_keys", "false");
	}

}
