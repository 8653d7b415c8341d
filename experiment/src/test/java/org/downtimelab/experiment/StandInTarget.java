package org.downtimelab.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.downtimelab.traffic.Endpoint.Kind;
import org.downtimelab.traffic.RunningUsers;
import org.downtimelab.traffic.ServedAddress;
import org.downtimelab.traffic.SqlProbe;
import org.downtimelab.traffic.SqlUsers;
import org.downtimelab.traffic.Users;

/**
 * A target with an application that is a process, but a quick one, and users that come
 * with it: they ask the database, since the application has nothing to say.
 */
final class StandInTarget implements Target, Users {

	static final Data ROWS = Data.sql(100, "CREATE TABLE notes (id bigint PRIMARY KEY, text text)",
			"INSERT INTO notes SELECT n, 'note' FROM generate_series(1, 100) AS n");

	/** Little time before the steps; after them, enough to be met in it. */
	static final Timing BRIEF = new Timing(Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofSeconds(5),
			false);

	private static final SqlProbe READ = new SqlProbe("notes-read", Kind.READ, "notes",
			"SELECT text FROM notes WHERE id = ?", () -> ThreadLocalRandom.current().nextLong(1, 101));

	private final Users users = new SqlUsers(20);

	private volatile Path folder;

	@Override
	public OpenTarget open(Path run, ShutdownCleanup early) {
		return (start) -> {
			this.folder = start.folder();
			start.events().accept(new RunEvent.Phase("the application starts"));
			Application application = early.of(Application.start(StandInApplication.program(StandInApplication.SERVES),
					start.database(), Map.of(), start.folder()));
			application.awaitReady();
			return application.live(start.subject().name(), start.database());
		};
	}

	/** The process of the application. */
	ProcessHandle application() {
		return StandInApplication.in(this.folder);
	}

	@Override
	public int rate() {
		return this.users.rate();
	}

	@Override
	public RunningUsers start(ServedAddress address, Duration slo, Path logs) {
		return this.users.start(new ServedAddress(address.name(), address.url(), address.canaryUrl(),
				address.database(), List.of(READ)), slo, logs);
	}

}
