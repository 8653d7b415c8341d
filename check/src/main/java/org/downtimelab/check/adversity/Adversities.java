package org.downtimelab.check.adversity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.downtimelab.check.catalog.Schema;
import org.downtimelab.check.play.Played;
import org.downtimelab.check.play.Player;
import org.downtimelab.check.play.StatementWatch;
import org.downtimelab.check.project.ParsedScript;
import org.downtimelab.check.project.Script;
import org.downtimelab.check.scratch.Scratch;
import org.downtimelab.check.trace.TracedStatement;
import org.downtimelab.database.Database;

/**
 * Failures half-way, each on a copy of a database with few rows. A script in one
 * transaction is killed once, at its end: whichever statement fails, the server undoes
 * them all. Of one that is not, each statement is.
 */
public final class Adversities {

	private static final int MOST = 8;

	private final Player player;

	private final Scratch scratch;

	private final Database few;

	private final Schema schema;

	private final String historyTable;

	/**
	 * Adversities of a script.
	 * @param few a database with few rows, as it is before the script
	 * @param schema of it
	 */
	public Adversities(Player player, Scratch scratch, Database few, Schema schema, String historyTable) {
		this.player = player;
		this.scratch = scratch;
		this.few = few;
		this.schema = schema;
		this.historyTable = historyTable;
	}

	/** Kills the session, in each statement that counts. */
	public List<AfterFailure> killed(Script script, ParsedScript parsed, List<TracedStatement> traced)
			throws SQLException {
		List<AfterFailure> found = new ArrayList<>();
		List<TracedStatement> points = traced.stream()
			.filter((each) -> !parsed.transactional() || each == traced.get(traced.size() - 1))
			.filter((each) -> each.alone() || each.statement().index() > 0 || parsed.transactional())
			.limit(MOST)
			.toList();
		for (TracedStatement point : points) {
			found.add(after(script, parsed, point, "was killed", null));
			if (point.alone()) {
				found.add(after(script, parsed, point, "hit a lock_timeout that its role has", "lock_timeout"));
				found.add(
						after(script, parsed, point, "hit a statement_timeout that its role has", "statement_timeout"));
			}
		}
		return found.stream().filter((each) -> each != null).toList();
	}

	/** With a setting, that timeout strikes; without one, the session is killed. */
	private AfterFailure after(Script script, ParsedScript parsed, TracedStatement point, String cause, String setting)
			throws SQLException {
		Database copy = this.scratch.copyOf(this.few, "adversity");
		try {
			int index = point.statement().index();
			List<String> tables = point.took()
				.keySet()
				.stream()
				.filter((name) -> this.schema.relations().named(name).holdsRows())
				.toList();
			HeldUp heldUp = (setting != null) ? new HeldUp(index, copy, tables, setting) : null;
			StatementWatch watch = (heldUp != null) ? heldUp
					: new Killed(index, point.alone(), copy, tables, this.scratch);
			Played first = this.player.play(copy, script, parsed, watch, (heldUp != null) ? heldUp.ofRole() : null);
			if (first.well()) {
				return null;
			}
			Set<String> left = invalid(copy);
			Played again = this.player.repairAndPlay(copy, script);
			return new AfterFailure(point.statement().line(), cause, left, again, invalid(copy));
		}
		finally {
			this.scratch.drop(copy);
		}
	}

	private Set<String> invalid(Database database) throws SQLException {
		try (Connection connection = database.connect("downtime-lab-check")) {
			Set<String> invalid = new TreeSet<>(Schema.of(connection, this.historyTable).invalidIndexes());
			invalid.removeAll(this.schema.invalidIndexes());
			return invalid;
		}
	}

}
