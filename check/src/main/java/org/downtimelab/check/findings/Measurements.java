package org.downtimelab.check.findings;

import java.util.List;
import java.util.Map;

import org.downtimelab.check.adversity.AfterFailure;
import org.downtimelab.check.catalog.Schema;
import org.downtimelab.check.measure.TimedPlay.Timed;
import org.downtimelab.check.measure.TwoSizes;
import org.downtimelab.check.plan.Incomparable;
import org.downtimelab.check.play.Played;
import org.downtimelab.check.project.ParsedScript;
import org.downtimelab.check.remedy.Remedies;
import org.downtimelab.check.result.Figures;
import org.downtimelab.check.trace.TracedStatement;

/**
 * All that was measured of a migration.
 *
 * @param parsed the script
 * @param played how it ended on plausible data
 * @param traced its statements on few rows
 * @param few the rows of each table that was filled, there
 * @param before the schema before it
 * @param after the schema after it
 * @param lost filled-in rows that are gone after it, by table
 * @param lostOfOwn rows of older migrations that are gone after it, by table
 * @param sizes its plays on many rows
 * @param queued how long a read had to wait behind the migration while another read was
 * open, milliseconds, by table
 * @param refusals what the running release would be told, by table; none where all that
 * it did before still goes through
 * @param incomparable columns with which DISTINCT fails
 * @param afterFailures of failures half-way
 * @param undone lines in which the schema after the way back differs; null if there is
 * none
 */
public record Measurements(ParsedScript parsed, Played played, List<TracedStatement> traced, Map<String, Long> few,
		Schema before, Schema after, Map<String, Long> lost, Map<String, Long> lostOfOwn, TwoSizes sizes,
		Map<String, Long> queued, Map<String, String> refusals, List<Incomparable> incomparable,
		List<AfterFailure> afterFailures, List<String> undone) {

	/** The play at all rows, with users; null if it was not needed. */
	public Timed large() {
		return this.sizes.large();
	}

	/** The rows of each table there. */
	public Map<String, Long> rows() {
		return this.sizes.rows();
	}

	/**
	 * Whether a statement goes through most rows of a table, so that more rows are more
	 * work.
	 */
	public boolean grows(int index) {
		return new Transactions(this).statements()
			.stream()
			.anyMatch((each) -> each.statement().statement().index() == index && !each.work().isEmpty());
	}

	/** What to write instead. */
	Remedies remedies() {
		return new Remedies(this.before, this.after);
	}

	/**
	 * How long a statement took at all rows, in words; empty if that was not measured.
	 */
	String took(int index) {
		long ms = (large() != null) ? large().ms(index) : -1;
		return (ms < 0) ? "" : Figures.time(ms);
	}

}
