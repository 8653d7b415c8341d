package org.downtimelab.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlReportTest {

	private static final Pattern DATA = Pattern.compile("(?s)<script id=\"data\"[^>]*>(.*?)</script>");

	private static final String ATTACK = "</script><script>alert(1)</script><!-- {{script}} $1 \\";

	@Test
	void asksTheNetworkForNothing() {
		String html = html(SampleRun.run());
		String markup = html.replaceAll("(?s)<script>.*?</script>", "<script></script>");
		assertThat(markup).doesNotContainPattern("(?i)<[^>]*\\b(src|href)\\s*=")
			.doesNotContainPattern("(?i)@import|url\\(\\s*['\"]?http")
			.contains("default-src 'none'");
	}

	@Test
	void holdsTheChartLibraryAndEveryPart() {
		String html = html(SampleRun.run());
		assertThat(html).contains("Licensed to the Apache Software Foundation", "const dotSeries", "--dot-0")
			.doesNotContainPattern("\\{\\{\\w+}}");
	}

	@Test
	void hasAsManyScriptsAsItMeansToHaveWhateverTheTextsSay() {
		PathResult hostile = SampleRun.judged("safe", ATTACK, "failed", ATTACK, SampleRun.calm(), List.of(), 0,
				List.of(ATTACK));
		String html = html(SampleRun.of(hostile));
		assertThat(html.split("(?i)<script", -1)).hasSize(1 + 3);
		assertThat(html.split("(?i)</script", -1)).hasSize(1 + 3);
		assertThat(html).doesNotContain("<!--");
		assertThat(data(html).at("/runs/0/result/paths/0/claim").stringValue()).isEqualTo(ATTACK);
	}

	@Test
	void aScenarioCannotNameItselfMarkup() {
		RunResult run = SampleRun.run();
		String html = html(new RunResult("<b>&", run.rows(), run.postgres(), run.sloMs(), run.ratePerEndpoint(), false,
				null, run.startedAt(), run.command(), List.of(), List.of(), run.environment(), List.of()));
		assertThat(html).contains("<h1 id=\"title\">What &lt;b&gt;&amp; did to live traffic</h1>");
	}

	@Test
	void keepsEveryDotGoodAndBadApart() {
		JsonNode data = data(html(SampleRun.run()));
		int dots = 0;
		for (JsonNode series : data.at("/runs/0/pictures/0/endpoints")) {
			assertThat(latencies(series.get("good"))).allMatch((ms) -> ms <= SampleRun.SLO);
			assertThat(latencies(series.get("bad"))).isNotEmpty().allMatch((ms) -> ms > SampleRun.SLO);
			dots += (series.get("good").size() + series.get("bad").size()) / 2;
		}
		assertThat(dots).isEqualTo(4 * 25 * 50);
		assertThat(data.at("/runs/0/marks").toString()).isEqualTo("[\"HURT\",\"WRONG\",\"HARMLESS\"]");
	}

	@Test
	void saysInWordsWhatWasChangedWhyItHurtAndWhoClaimsWhat() {
		JsonNode run = data(html(SampleRun.run())).at("/runs/0");
		assertThat(run.get("title").stringValue()).isEqualTo("Add an index on large_order (customer_id)");
		assertThat(run.at("/words/0/reasons/0").stringValue()).contains("every write waited");
		assertThat(run.at("/words/0/claim").stringValue()).startsWith("What beginners and frameworks do: CREATE INDEX");
		assertThat(run.at("/words/1/claim").stringValue()).startsWith("What guides claim to be safe: CONCURRENTLY");
		assertThat(run.at("/words/1/steps").toString()).startsWith(
				"[{\"number\":\"meanwhile\",\"title\":\"A report reads in one long transaction\",\"look\":null},"
						+ "{\"number\":\"step 1\",\"title\":\"Build the index CONCURRENTLY, with a lock_timeout of 2 s\",\"look\":null}");
	}

	@Test
	void escapesWhatWouldEndAScript() {
		assertThat(HtmlReport.script("a='</SCRIPT>'+'<!--'")).isEqualTo("a='<\\/SCRIPT>'+'<\\!--'");
	}

	@Test
	void theDocumentsOfARunStandInItsFolder(@TempDir Path folder) throws IOException {
		RunResult run = SampleRun.run();
		Documents.write(folder, folder.resolve("copy.json"), run, SamplePicture.of(run.paths(), 50));
		assertThat(folder).isDirectoryContaining("glob:**/report.html").isDirectoryContaining("glob:**/summary.md");
		assertThat(folder.resolve("copy.json")).hasSameTextualContentAs(folder.resolve("result.json"));
		assertThat(Files.size(folder.resolve("report.html"))).isGreaterThan(1_000_000);
	}

	@Test
	void holdsWhatEachReleaseCouldDoTheSettingsAndTheSqlWithItsComments() {
		JsonNode run = data(html(SampleRun.run())).at("/runs/0/result");
		assertThat(run.at("/environment/settings/max_wal_size").stringValue()).isEqualTo("16GB");
		assertThat(run.at("/paths/0/steps/0/source").stringValue()).isEqualTo(SampleRun.SOURCE)
			.startsWith("-- SHARE on the table")
			.contains("\nCREATE INDEX");
		assertThat(run.at("/paths/0/compatibility").toString()).isEqualTo("[{\"place\":0,\"step\":\"start\","
				+ "\"release\":\"v1\",\"endpoint\":\"large-read\",\"ok\":true,\"error\":null}]");
	}

	@Test
	void aComparisonHoldsEveryRunAndWhatTheyDoNotShare() {
		RunResult first = SampleRun.of(SampleRun.risky(), SampleRun.safe());
		String html = HtmlReport.html(List.of(recorded(first), recorded(SampleRun.fewerRows(SampleRun.safe()))));
		JsonNode data = data(html);
		assertThat(data.at("/runs/0/marks").toString()).isEqualTo("[\"HURT\",\"HARMLESS\"]");
		assertThat(data.at("/runs/1/result/rows").longValue()).isEqualTo(1_000_000);
		assertThat(data.at("/runs/1/pictures/0/path").stringValue()).isEqualTo("safe");
		assertThat(data.at("/differences").toString()).isEqualTo("[\"rows: 5,000,000 in run 1, 1,000,000 in run 2\"]");
	}

	private static String html(RunResult run) {
		return HtmlReport.html(List.of(recorded(run)));
	}

	private static RecordedRun recorded(RunResult run) {
		return new RecordedRun(run, SamplePicture.of(run.paths(), 50));
	}

	private static JsonNode data(String html) {
		Matcher data = DATA.matcher(html);
		assertThat(data.find()).isTrue();
		return JsonMapper.builder().build().readTree(data.group(1));
	}

	private static List<Double> latencies(JsonNode pairs) {
		return IntStream.range(0, pairs.size() / 2).mapToObj((i) -> pairs.get(2 * i + 1).doubleValue()).toList();
	}

}
