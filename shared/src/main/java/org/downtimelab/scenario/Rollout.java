package org.downtimelab.scenario;

/**
 * A rolling deploy: instance by instance, the new one is made ready and warm before the
 * old one drains and stops.
 *
 * @param release the code that runs afterwards
 * @param why what it is for
 * @param startUpMigration the migration that the new instances apply when they start, as
 * Spring Boot does by default, or null: then a step migrates
 */
public record Rollout(Release release, String why, String startUpMigration) implements Step {

	/** Flyway runs when an instance starts. */
	public Rollout migratingAtStartUp(String version) {
		return new Rollout(this.release, this.why, version);
	}

	@Override
	public String name() {
		return this.release.name();
	}

	@Override
	public String kind() {
		return "release";
	}

}
