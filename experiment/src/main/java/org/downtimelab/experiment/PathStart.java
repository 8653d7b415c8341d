package org.downtimelab.experiment;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import org.downtimelab.database.Database;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Subject;
import org.downtimelab.traffic.ServedAddress;

/**
 * What a target needs to know to serve a path.
 *
 * @param subject of the change
 * @param path that will be played
 * @param database to serve from
 * @param rows of its largest table
 * @param slo the longest time from due to end that is still good
 * @param folder takes logs; it exists
 * @param events is told what goes on
 * @param notes takes what went wrong and changed nothing
 */
record PathStart(Subject subject, Path path, Database database, long rows, Duration slo, java.nio.file.Path folder,
		Consumer<RunEvent> events, Notes notes) {

	/** Where users find an application that serves it. */
	ServedAddress address(String url, String canaryUrl) {
		return new ServedAddress(this.subject.name(), url, canaryUrl, this.database.dataSource(WatchedPlayer.OTHERS),
				List.of());
	}

}
