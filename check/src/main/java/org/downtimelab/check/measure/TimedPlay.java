package org.downtimelab.check.measure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.downtimelab.check.catalog.Schema;
import org.downtimelab.check.play.Played;
import org.downtimelab.check.play.Player;
import org.downtimelab.check.project.ParsedScript;
import org.downtimelab.check.project.Script;
import org.downtimelab.check.result.Stall;
import org.downtimelab.check.scratch.Scratch;
import org.downtimelab.database.Database;
import org.downtimelab.process.Patience;
import org.downtimelab.process.RunClock;
import org.downtimelab.traffic.Endpoint.Kind;
import org.downtimelab.traffic.Outages;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.RequestFeed;
import org.downtimelab.traffic.RunningUsers;
import org.downtimelab.traffic.ServedAddress;
import org.downtimelab.traffic.SqlProbe;
import org.downtimelab.traffic.SqlUsers;
import org.downtimelab.traffic.Timeline;

/** Plays a script on many rows, with users or without. */
public final class TimedPlay {

	/** Slower than this, and a user would notice. */
	public static final Duration SLO = Duration.ofMillis(250);

	private static final int RATE = 40;

	private static final Duration CALM = Duration.ofMillis(400);

	private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

	private final Player player;

	private final Scratch scratch;

	/**
	 * Plays of a player.
	 * @param scratch of its databases
	 */
	public TimedPlay(Player player, Scratch scratch) {
		this.player = player;
		this.scratch = scratch;
	}

	/** Plays it with nobody there. */
	public Timed alone(Database database, Script script, ParsedScript parsed) {
		try (Stopwatch stopwatch = new Stopwatch(this.scratch)) {
			Played played = this.player.play(database, script, parsed, stopwatch);
			return new Timed(played, stopwatch.statements(), List.of());
		}
	}

	/**
	 * Plays it while users read and write tables.
	 * @param tables theirs
	 * @param schema before the script
	 */
	public Timed withUsers(Database database, Script script, ParsedScript parsed, Collection<String> tables,
			Schema schema) throws SQLException {
		List<SqlProbe> probes = new ArrayList<>();
		try (Connection connection = database.connect("downtime-lab-check-users")) {
			TableUsers users = new TableUsers(connection, schema);
			for (String table : tables) {
				probes.addAll(users.probes(table));
			}
		}
		if (probes.isEmpty()) {
			return alone(database, script, parsed);
		}
		ServedAddress address = new ServedAddress("check", null, null, database.dataSource("downtime-lab-check-users"),
				probes);
		try (RunningUsers users = new SqlUsers(RATE).start(address, SLO, null)) {
			RequestFeed feed = users.requests();
			Timeline timeline = new Timeline(feed.run().orElseThrow());
			calm(feed, timeline);
			long from = RunClock.now();
			Timed timed = alone(database, script, parsed);
			long to = RunClock.now();
			calm(feed, timeline);
			users.stop();
			Patience.until(LAST_ANSWERS, () -> {
				timeline.add(feed.poll());
				return unanswered(timeline, probes).isEmpty();
			});
			return new Timed(timed.played(), timed.statements(), stalls(timeline, probes, from, to));
		}
	}

	private static void calm(RequestFeed feed, Timeline timeline) {
		long until = RunClock.now() + CALM.toMillis() * 1_000;
		Patience.until(CALM.plusSeconds(2), () -> {
			timeline.add(feed.poll());
			return RunClock.now() > until;
		});
	}

	private static List<Request> unanswered(Timeline timeline, List<SqlProbe> probes) {
		return probes.stream()
			.flatMap((probe) -> timeline.requests(probe.name(), RunClock.now(), SLO).stream())
			.filter(Request::unfinished)
			.toList();
	}

	/** The longest one that overlaps the play. */
	private static List<Stall> stalls(Timeline timeline, List<SqlProbe> probes, long from, long to) {
		Map<String, long[]> worst = new LinkedHashMap<>();
		for (SqlProbe probe : probes) {
			long stall = Outages.of(timeline.requests(probe.name(), RunClock.now(), SLO), SLO)
				.list()
				.stream()
				.filter((outage) -> outage.begin() <= to && outage.end() >= from)
				.mapToLong((outage) -> (outage.end() - outage.begin()) / 1_000)
				.max()
				.orElse(0);
			long[] both = worst.computeIfAbsent(probe.table(), (table) -> new long[2]);
			int which = (probe.kind() == Kind.READ) ? 0 : 1;
			both[which] = Math.max(both[which], stall);
		}
		return worst.entrySet()
			.stream()
			.map((each) -> new Stall(each.getKey(), each.getValue()[0], each.getValue()[1]))
			.toList();
	}

	/**
	 * A play with its times.
	 *
	 * @param played how it ended
	 * @param statements in the order in which they were sent
	 * @param stalls of the users, none if there were none
	 */
	public record Timed(Played played, List<TimedStatement> statements, List<Stall> stalls) {

		/** From the first statement to the end of the last transaction, milliseconds. */
		public long ms() {
			OptionalLong first = this.statements.stream().mapToLong(TimedStatement::sentMicros).min();
			OptionalLong last = this.statements.stream().mapToLong(TimedStatement::releasedMicros).max();
			return first.isPresent() ? (last.getAsLong() - first.getAsLong()) / 1_000 : 0;
		}

		/** The time of a statement, milliseconds; -1 if it was not sent. */
		public long ms(int index) {
			return this.statements.stream()
				.filter((each) -> each.statement().index() == index)
				.mapToLong(TimedStatement::ms)
				.findFirst()
				.orElse(-1);
		}

	}

}
