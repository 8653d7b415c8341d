package org.downtimelab.database;

import java.util.List;

/** What the lab needs of any server. */
abstract sealed class LabServer implements Server permits EmbeddedServer, GivenServer {

	private final Database maintenance;

	private final ServerFacts facts;

	private final Ownership ownership;

	LabServer(Database maintenance, ServerFacts facts) {
		this.maintenance = maintenance;
		this.facts = facts;
		this.ownership = new Ownership(maintenance);
	}

	@Override
	public final String version() {
		return this.facts.version();
	}

	@Override
	public final int majorVersion() {
		return this.facts.majorVersion();
	}

	@Override
	public final Database database(String name) {
		return new Database(JdbcUrl.parse(this.maintenance.url()).withDatabase(name), this.maintenance.user(),
				this.maintenance.password());
	}

	@Override
	public final Database maintenance() {
		return this.maintenance;
	}

	@Override
	public List<String> leftOutOfUrl() {
		return List.of();
	}

	/** Tells other labs which databases are in use by this one. */
	final Ownership ownership() {
		return this.ownership;
	}

	@Override
	public void close() {
		this.ownership.close();
	}

	@Override
	public String toString() {
		return "PostgreSQL " + version() + " at " + JdbcUrl.parse(this.maintenance.url()).place();
	}

}
