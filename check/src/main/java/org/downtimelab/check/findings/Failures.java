package org.downtimelab.check.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.downtimelab.check.adversity.AfterFailure;
import org.downtimelab.check.play.Played;
import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Verdict;

/** What fails, and what is left when it does. */
final class Failures {

	private Failures() {
	}

	static List<Finding> in(Measurements measurements) {
		List<Finding> found = new ArrayList<>();
		Played played = measurements.played();
		if (!played.well()) {
			found.add(new Finding(Code.FAILS, Verdict.HARMFUL, null, played.line(),
					(played.timedOut() ? "A statement did not come back in time and was stopped: "
							: "It fails on plausible data: ") + played.error(),
					null, null, null));
		}
		Set<String> invalid = new TreeSet<>(measurements.after().invalidIndexes());
		invalid.removeAll(measurements.before().invalidIndexes());
		for (String index : invalid) {
			found.add(new Finding(Code.LEAVES_INVALID, Verdict.HARMFUL, index, 0,
					"The index " + index + " is left INVALID: no query uses it, and every write pays for it",
					Remedies.of(Code.LEAVES_INVALID, "", index), Remedies.link(Code.LEAVES_INVALID), null));
		}
		measurements.afterFailures().forEach((each) -> afterFailure(found, each));
		return found;
	}

	private static void afterFailure(List<Finding> found, AfterFailure each) {
		String left = each.left().isEmpty() ? "" : ", leaves " + String.join(", ", each.left()) + " INVALID";
		if (!each.again().well()) {
			add(found,
					new Finding(Code.NOT_RETRYABLE, Verdict.CAREFUL, null, each.line(),
							"When the statement " + each.cause() + left + ", repair and migrate do not finish it: "
									+ each.again().error(),
							Remedies.of(Code.NOT_RETRYABLE, "", ""), Remedies.link(Code.NOT_RETRYABLE), null));
		}
		else if (!each.leftAfterwards().isEmpty()) {
			add(found,
					new Finding(Code.LEAVES_INVALID, Verdict.HARMFUL, each.leftAfterwards().iterator().next(),
							each.line(),
							"When the statement " + each.cause() + left + ", repair and migrate report success, and "
									+ String.join(", ", each.leftAfterwards()) + " stays INVALID",
							Remedies.of(Code.LEAVES_INVALID, "", ""), Remedies.link(Code.LEAVES_INVALID), null));
		}
	}

	/** One finding of a kind for each line. */
	private static void add(List<Finding> found, Finding finding) {
		if (found.stream().noneMatch((each) -> each.code() == finding.code() && each.line() == finding.line())) {
			found.add(finding);
		}
	}

}
