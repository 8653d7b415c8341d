package org.downtimelab.check.findings;

import java.util.List;

import org.downtimelab.check.plan.ScanningDelete;
import org.downtimelab.check.remedy.Links;
import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Figures;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Verdict;

/** Foreign keys whose columns no index finds. */
final class ScanningDeletes {

	private ScanningDeletes() {
	}

	static List<Finding> in(Measurements measurements) {
		return measurements.sizes().deletes().stream().map((each) -> finding(measurements, each)).toList();
	}

	/** How often a service deletes such rows, only production knows. */
	private static Finding finding(Measurements measurements, ScanningDelete each) {
		String columns = String.join(", ", each.columns());
		return new Finding(Code.SCANS_ON_DELETE, Verdict.HARMLESS, each.child(),
				Lines.of(measurements, each.child(), each.key() + " " + columns),
				"Each delete of a row of " + each.parent() + " reads all of " + each.child()
						+ ", since no complete index begins with " + columns + ": " + Figures.time(each.ms()) + " at "
						+ Figures.count(measurements.rows().getOrDefault(each.child(), 0L)) + " rows",
				measurements.remedies().indexed(each.child(), each.columns()), Links.of(Code.SCANS_ON_DELETE), null);
	}

}
