package org.downtimelab.report;

import java.nio.file.Path;
import java.util.List;

import org.downtimelab.experiment.result.RunResult;

/** Writes a sample report, to look at: {@code SamplePage FILE [requests per second]}. */
final class SamplePage {

	private SamplePage() {
	}

	public static void main(String... arguments) {
		RunResult run = (arguments.length > 2) ? SampleRun.noisy()
				: SampleRun.of(AfterWordsTest.marked(), SampleRun.folklore(), SampleRun.safe());
		int rate = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 50;
		HtmlReport.write(Path.of(arguments[0]), List.of(new RecordedRun(run, SamplePicture.of(run.paths(), rate))));
		System.out.println(ResultTable.text(run, System.console() != null));
	}

}
