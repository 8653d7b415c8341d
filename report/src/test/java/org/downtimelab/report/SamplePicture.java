package org.downtimelab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.downtimelab.experiment.PathPicture;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;

/**
 * Dots that go with a {@link SampleRun}: 10 s of baseline, then stalls as long as the
 * result says.
 */
final class SamplePicture {

	private static final double BEGIN = 10_000;

	private final Random random = new Random(7);

	private final int rate;

	private SamplePicture(int rate) {
		this.rate = rate;
	}

	/** Pictures of all paths, 25 s each, at so many requests per second and endpoint. */
	static List<PathPicture> of(List<PathResult> paths, int rate) {
		SamplePicture sample = new SamplePicture(rate);
		return paths.stream().map(sample::picture).toList();
	}

	private PathPicture picture(PathResult path) {
		double end = 25_000;
		List<PathPicture.Depth> queue = new ArrayList<>();
		boolean hurt = path.endpoints().stream().anyMatch((seen) -> seen.attributableBad() > 0);
		for (double at = 0; at < end; at += 100) {
			boolean stalled = hurt && at >= BEGIN && at < BEGIN + 3100;
			queue.add(new PathPicture.Depth(at, stalled ? (int) Math.min(10, (at - BEGIN) / 40) : 0));
		}
		return new PathPicture(path.path(), end, path.endpoints().stream().map((seen) -> series(seen, end)).toList(),
				queue);
	}

	private PathPicture.Series series(EndpointResult seen, double end) {
		int requests = (int) (end * this.rate / 1000);
		double[] due = new double[requests];
		double[] latency = new double[requests];
		boolean[] bad = new boolean[requests];
		double from = BEGIN + 3290 - seen.downtimeMs();
		double to = BEGIN + 3290;
		for (int i = 0; i < requests; i++) {
			due[i] = i * 1000.0 / this.rate;
			latency[i] = 2.5 * Math.exp(this.random.nextGaussian() * 0.45);
			if (seen.downtimeMs() > 0 && due[i] >= from && due[i] < to) {
				latency[i] += to - due[i];
			}
			bad[i] = latency[i] > SampleRun.SLO;
		}
		return new PathPicture.Series(seen.name(), due, latency, bad,
				(seen.downtimeMs() > 0) ? List.of(new double[] { from, to }) : List.of());
	}

}
