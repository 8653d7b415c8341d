package org.downtimelab.check.adversity;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.downtimelab.check.play.StatementWatch;
import org.downtimelab.check.project.ScriptStatement;
import org.downtimelab.check.trace.LongRead;
import org.downtimelab.database.Database;
import org.downtimelab.observe.StandIn.Call;
import org.downtimelab.process.DaemonThreads;

/** Holds up one statement by a long read, for a second at most. */
final class HeldUp implements StatementWatch {

	private static final Duration LONGEST = Duration.ofSeconds(1);

	private final int index;

	private final Database database;

	private final List<String> tables;

	HeldUp(int index, Database database, List<String> tables) {
		this.index = index;
		this.database = database;
		this.tables = tables;
	}

	@Override
	public Object around(ScriptStatement statement, Connection session, Call call) throws Throwable {
		if (statement.index() != this.index) {
			return call.make();
		}
		ScheduledExecutorService clock = Executors
			.newSingleThreadScheduledExecutor(DaemonThreads.named("check-report"));
		try (LongRead read = LongRead.of(this.database, this.tables)) {
			clock.schedule(() -> {
				read.close();
				return null;
			}, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
			return call.make();
		}
		finally {
			clock.shutdownNow();
		}
	}

}
