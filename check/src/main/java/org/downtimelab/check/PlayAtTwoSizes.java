package org.downtimelab.check;

import java.sql.SQLException;
import java.util.Map;

import org.downtimelab.check.measure.Statistics;
import org.downtimelab.check.measure.TimedPlay;
import org.downtimelab.check.measure.TimedPlay.Timed;
import org.downtimelab.check.measure.TwoSizes;
import org.downtimelab.check.plan.Lookups;
import org.downtimelab.check.plan.ParentDeletes;
import org.downtimelab.check.play.Player;
import org.downtimelab.check.project.ParsedScript;
import org.downtimelab.check.project.Script;
import org.downtimelab.check.scratch.Scratch;
import org.downtimelab.database.Database;

/**
 * Plays a script with a part of the rows and nobody there, then with all rows while users
 * read and write.
 */
record PlayAtTwoSizes(Player player, Scratch scratch, Script script, ParsedScript parsed, Filling filling) {

	/** The smaller of the two sizes is this part of the larger one. */
	private static final int PART = 4;

	/**
	 * Plays it twice.
	 * @param base as it is before the script, with empty tables; stays as it is
	 * @param traced what the script does on few rows
	 */
	TwoSizes of(Database base, TracedPlay traced) throws SQLException {
		return large(base, traced, small(base));
	}

	private Timed small(Database base) throws SQLException {
		Database copy = this.scratch.copyOf(base, "rows");
		try {
			this.filling.part(PART, copy);
			return new TimedPlay(this.player, this.scratch).alone(copy, this.script, this.parsed);
		}
		finally {
			this.scratch.drop(copy);
		}
	}

	private TwoSizes large(Database base, TracedPlay traced, Timed small) throws SQLException {
		Database copy = this.scratch.copyOf(base, "rows");
		try {
			Map<String, Long> rows = this.filling.part(1, copy);
			Statistics before = Statistics.of(copy);
			Lookups lookups = Lookups.of(copy, traced.before(), rows.keySet());
			Timed large = new TimedPlay(this.player, this.scratch).withUsers(copy, this.script, this.parsed,
					traced.touched().used(), traced.before());
			return new TwoSizes(small, large, rows, before.lostIn(copy), lookups.slowerIn(copy),
					ParentDeletes.in(copy, traced.before(), traced.after(), rows));
		}
		finally {
			this.scratch.drop(copy);
		}
	}

}
