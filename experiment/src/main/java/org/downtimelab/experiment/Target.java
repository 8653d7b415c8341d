package org.downtimelab.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import org.downtimelab.database.Database;
import org.downtimelab.traffic.SqlProbe;

/** What users talk to. */
public interface Target {

	/**
	 * Makes it ready for a run.
	 * @param folder of the run
	 * @param early sees to what must not outlive the run
	 */
	OpenTarget open(Path folder, ShutdownCleanup early);

	/**
	 * Our application, in processes of its own.
	 * @param jar of a scenario
	 */
	static Target application(Path jar) {
		return (folder, early) -> new ApplicationHost(jar.toAbsolutePath().normalize(), folder, early);
	}

	/**
	 * Somebody's application, which says at {@code /traffic} how it wants to be used.
	 * @param name of what it serves, as it says it there
	 * @param served makes it serve from a database, and says its address, as in
	 * http://127.0.0.1:8080
	 */
	static Target url(String name, Function<Database, String> served) {
		return (folder, early) -> (start) -> new ForeignTarget(start, name, served.apply(start.database()), List.of());
	}

	/** The database itself: users send these statements. */
	static Target sqlProbes(SqlProbe... probes) {
		return (folder, early) -> (start) -> new ForeignTarget(start, start.subject().name(), null, List.of(probes));
	}

}
