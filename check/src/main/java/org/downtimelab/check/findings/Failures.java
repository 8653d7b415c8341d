package org.downtimelab.check.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.downtimelab.check.adversity.AfterFailure;
import org.downtimelab.check.play.Played;
import org.downtimelab.check.remedy.Links;
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
					howItFailed(played) + played.error(), refused(measurements, played.line()), null, null));
		}
		Set<String> invalid = new TreeSet<>(measurements.after().invalidIndexes());
		invalid.removeAll(measurements.before().invalidIndexes());
		for (String index : invalid) {
			found.add(new Finding(Code.LEAVES_INVALID, Verdict.HARMFUL, index, 0,
					"The index " + index + " is left INVALID: no query uses it, and every write pays for it",
					"DROP INDEX CONCURRENTLY " + index + ";", Links.of(Code.LEAVES_INVALID), null));
		}
		measurements.afterFailures().forEach((each) -> afterFailure(measurements, found, each));
		return found;
	}

	private static String howItFailed(Played played) {
		if (played.timedOut()) {
			return "A statement did not come back in time and was stopped: ";
		}
		return played.error().contains("deadlock detected")
				? "It took its locks in another order than the users, and the server ended it: "
				: "It fails on plausible data: ";
	}

	private static String refused(Measurements measurements, int line) {
		return measurements.traced()
			.stream()
			.filter((each) -> each.statement().line() == line)
			.map((each) -> measurements.remedies().refused(each.statement().bare(), each.took().keySet()))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private static void afterFailure(Measurements measurements, List<Finding> found, AfterFailure each) {
		String remedy = measurements.traced()
			.stream()
			.filter((traced) -> traced.statement().line() == each.line())
			.map((traced) -> measurements.remedies()
				.begunAnew(traced.statement().bare(), traced.took().keySet().stream().findFirst().orElse("")))
			.findFirst()
			.orElse(null);
		String left = "We tried: the statement " + each.cause()
				+ (each.left().isEmpty() ? "" : " and left " + String.join(", ", each.left()) + " INVALID");
		if (!each.again().well()) {
			add(found,
					new Finding(Code.NOT_RETRYABLE, Verdict.CAREFUL, null, each.line(),
							left + ". Then repair and migrate did not finish it: " + each.again().error(), remedy,
							Links.of(Code.NOT_RETRYABLE), null));
		}
		else if (!each.leftAfterwards().isEmpty()) {
			add(found, new Finding(Code.LEAVES_INVALID, Verdict.HARMFUL, each.leftAfterwards().iterator().next(),
					each.line(), left + ". Then repair and migrate reported success, but "
							+ String.join(", ", each.leftAfterwards()) + " is still INVALID",
					remedy, Links.of(Code.LEAVES_INVALID), null));
		}
	}

	/** One finding of a kind for each line. */
	private static void add(List<Finding> found, Finding finding) {
		if (found.stream().noneMatch((each) -> each.code() == finding.code() && each.line() == finding.line())) {
			found.add(finding);
		}
	}

}
