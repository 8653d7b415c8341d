package org.downtimelab.report;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.downtimelab.experiment.PathPicture;
import org.downtimelab.experiment.result.RunResult;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the page's scripts read.
 *
 * @param runs of which a report has one, and a comparison several
 * @param differences between their conditions, in words
 */
record ReportData(List<Run> runs, List<String> differences) {

	private static final JsonMapper COMPACT = JsonMapper.builder().build();

	static String json(List<RecordedRun> runs) {
		ReportData data = new ReportData(runs.stream().map(Run::of).toList(),
				Differences.between(runs.stream().map(RecordedRun::result).toList()));
		// Inside a string, JSON says < as well by its number: no text can end the
		// element.
		return COMPACT.writeValueAsString(data).replace("<", "\\u003c");
	}

	/**
	 * A run.
	 *
	 * @param result the whole of it
	 * @param title of the change
	 * @param marks of the paths, in their order
	 * @param words of the paths, likewise
	 */
	record Run(RunResult result, String title, List<Mark> marks, List<PathWords> words, List<Picture> pictures) {

		static Run of(RecordedRun run) {
			RunResult result = run.result();
			return new Run(result, PathWords.title(result), result.paths().stream().map(Mark::of).toList(),
					result.paths().stream().map((path) -> PathWords.of(path, result)).toList(),
					run.pictures().stream().map(Picture::of).toList());
		}

	}

	/**
	 * A path's picture, with good and bad requests apart.
	 *
	 * @param endMs where its time axis ends
	 * @param queue at and waiters, by turns
	 */
	record Picture(String path, double endMs, List<Dots> endpoints, double[] queue) {

		static Picture of(PathPicture picture) {
			return new Picture(picture.path(), picture.endMs(), picture.endpoints().stream().map(Dots::of).toList(),
					picture.queue()
						.stream()
						.flatMapToDouble((look) -> DoubleStream.of(look.atMs(), look.waiters()))
						.toArray());
		}

	}

	/**
	 * The requests of an endpoint: due and latency in milliseconds, by turns, to a tenth.
	 *
	 * @param outages from and to, as pairs
	 */
	record Dots(String endpoint, double[] good, double[] bad, List<double[]> outages) {

		static Dots of(PathPicture.Series series) {
			return new Dots(series.endpoint(), dots(series, false), dots(series, true), series.outages());
		}

		private static double[] dots(PathPicture.Series series, boolean bad) {
			return IntStream.range(0, series.bad().length)
				.filter((i) -> series.bad()[i] == bad)
				.boxed()
				.flatMapToDouble((i) -> DoubleStream.of(tenth(series.dueMs()[i]), tenth(series.latencyMs()[i])))
				.toArray();
		}

		private static double tenth(double ms) {
			return Math.round(ms * 10) / 10.0;
		}

	}

}
