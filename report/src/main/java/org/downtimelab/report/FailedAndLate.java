package org.downtimelab.report;

import org.downtimelab.experiment.result.RunResult;

/** Why a percentile can be slow where no request counts as slow. */
final class FailedAndLate {

	static final String WORDS = "slow counts good answers that came too late; p50 and p99 also count failed requests.";

	private FailedAndLate() {
	}

	/** Whether a table has such a line. */
	static boolean confuses(RunResult run) {
		return run.paths()
			.stream()
			.flatMap((path) -> path.endpoints().stream())
			.anyMatch((seen) -> seen.slow() == 0 && seen.failed() > 0 && seen.p99Ms() > run.sloMs());
	}

}
