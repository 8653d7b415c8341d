package org.downtimelab.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.downtimelab.backfill.BackfillProgress;
import org.downtimelab.experiment.UsersSoFar;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.observe.LockMode;
import org.downtimelab.observe.Sample;
import org.downtimelab.traffic.LoadRun;
import org.downtimelab.traffic.Noise;
import org.downtimelab.traffic.Outages;
import org.downtimelab.traffic.Request;

/** What a run may tell: figures are made up. */
final class SampleFacts {

	private static final Duration SLO = Duration.ofMillis(250);

	private SampleFacts() {
	}

	static UsersSoFar standing(Map<String, UsersSoFar.Count> counts, Map<String, Outages> outages) {
		return new UsersSoFar(new LoadRun("index", 0, 50, Map.of()), 0, 0, 0, List.of(), List.of(), outages, counts,
				SLO, Noise.NONE);
	}

	static Outages down(long ms, boolean open) {
		Request bad = request(0, ms, "500");
		return Outages.of(open ? List.of(bad) : List.of(bad, request(ms, ms + 1, "200")), SLO);
	}

	private static Request request(long dueMs, long endMs, String status) {
		return new Request("large-update", 0, dueMs * 1_000, dueMs * 1_000, endMs * 1_000, status, OptionalLong.empty(),
				"");
	}

	static Sample sample(long atSeconds, int queue, Sample.Lock... locks) {
		return new Sample(atSeconds * 1_000_000, List.of(locks), List.of(), queue, null, 0, List.of());
	}

	static Sample.Lock lock(int pid, boolean granted, long sinceSeconds) {
		return new Sample.Lock(pid, "large_order", LockMode.SHARE, granted, sinceSeconds * 1_000_000);
	}

	static BackfillProgress progress(long rows) {
		return new BackfillProgress(rows, rows, 0, 10_000, rows, 500, Duration.ofSeconds(4));
	}

	static PathResult result(long requests, long failed, long slow, double downtimeMs, long lost) {
		EndpointResult endpoint = new EndpointResult("large-update", requests, failed, slow, downtimeMs, downtimeMs,
				false, 1, 2, 3, 1, null, null, null, null);
		return new PathResult("risky", "", "succeeded", null, 1, Map.of(), List.of(), List.of(endpoint), List.of(), 100,
				lost, List.of(), 0, "", true, List.of(), "", 0, 0, List.of(), null, null, null, null, null, null);
	}

}
