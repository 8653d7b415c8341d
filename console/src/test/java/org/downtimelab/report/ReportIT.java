package org.downtimelab.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.downtimelab.console.Chromium;
import org.downtimelab.experiment.result.RunResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** The page in a real browser: a comparison, since a report is one of a single run. */
class ReportIT {

	@TempDir
	private Path folder;

	private static ChromeDriver browser;

	@BeforeAll
	static void start(@TempDir Path profile) {
		browser = Chromium.start(profile, 1920, 1080);
	}

	@AfterEach
	void forget() {
		browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
		Chromium.errors(browser);
	}

	@AfterAll
	static void end() {
		browser.quit();
	}

	@Test
	void theSummaryOfARunFitsOneScreen() {
		open(SampleRun.run());
		assertThat(number("return document.getElementById('cards').getBoundingClientRect().bottom"))
			.isLessThan(number("return innerHeight"));
		assertThat(Chromium.errors(browser)).isEmpty();
	}

	@Test
	void thePathsOfAllRunsStandUnderTheirNames() {
		open(SampleRun.of(SampleRun.risky(), SampleRun.safe()), SampleRun.fewerRows(SampleRun.safe()));
		assertThat(texts("#cards h2")).containsExactly("RISKY, RUN 1", "SAFE, RUN 1", "SAFE, RUN 2");
		assertThat(texts("#charts h3")).extracting((heading) -> heading.replaceAll("(?s)^\\W+|:.*", ""))
			.containsExactly("risky, run 1", "safe, run 1", "safe, run 2");
		assertThat(texts(".banner")).singleElement()
			.asString()
			.contains("rows: 5,000,000 in run 1, 1,000,000 in run 2");
		assertThat(texts("#figures tbody tr")).hasSize(3 * SampleRun.TOUCHES.size());
		assertThat(Chromium.errors(browser)).isEmpty();
	}

	@Test
	void whereTheCanaryWasBadThereIsAGreyBand() {
		open(SampleRun.noisy());
		assertThat(texts("#legend li")).contains("noise: the canary, an endpoint without a database, was bad");
		assertThat(number("return charts[0].chart.getOption().series.flatMap((each) => each.markArea?.data ?? [])"
				+ ".filter(([from]) => from.name === 'noise: the canary was bad here').length"))
			.isEqualTo(2);
		assertThat(texts("#cards .verdict").get(0)).startsWith("no verdict: a request");
		assertThat(texts("#details li")).contains("the baseline was not calm: p99 up to 78 ms");
		assertThat(Chromium.errors(browser)).isEmpty();
	}

	/**
	 * One label beside all pieces of an outage, with their sum; the canary's row shows
	 * the noise.
	 */
	@Test
	void anOutageInManyPiecesHasOneLabel() {
		open(SampleRun.noisy());
		assertThat(browser.executeScript("return endpointBars({ noiseStretches: [{ fromMs: 0, toMs: 500 }],"
				+ " blastRadius: [] }, { endMs: 9000, endpoints: [{ endpoint: 'x', outages: [[0, 1000], [2000, 2020]] }] },"
				+ " (ms) => ms / 1e3).map((bar) => bar.label).filter(Boolean)"))
			.isEqualTo(List.of("down 1.0 s in 2 pieces", "noise for 500 ms"));
		assertThat(browser.executeScript("return [40, 400].map((room) => labelFor("
				+ "{ label: 'down 1.0 s in 2 pieces', short: '1.0 s in 2 pieces' }, room))"))
			.isEqualTo(List.of("1.0 s in 2 pieces", "down 1.0 s in 2 pieces"));
		assertThat(number("return lanesOf(plays[0])[1].names.indexOf('canary')")).isEqualTo(4);
	}

	@Test
	void aTryThatWasCancelledHasNoBarOfAHeldLock() {
		open(SampleRun.noisy());
		assertThat(browser.executeScript("const lock = { relation: 't', mode: 'AccessExclusiveLock', startMs: 0,"
				+ " waitedMs: 5000, heldMs: 0, ms: 5000, blocks: ['read', 'write'], peakWaiters: 3, sql: 'ALTER' };"
				+ "return [lock, { ...lock, heldMs: 20 }].map((each) =>"
				+ " lockBars([[each]], (ms) => ms / 1e3).length)"))
			.isEqualTo(List.of(1L, 2L));
	}

	/** The scenario with the most endpoints has six. */
	@Test
	void sixEndpointsHaveSixColoursAndAllPicturesOneTimeAxis() {
		open(SampleRun.run());
		assertThat(number("return new Set([0, 1, 2, 3, 4, 5].map((i) => ink(SHAPES[i] && 'dot-' + i) || 'none')).size"))
			.isEqualTo(6);
		assertThat(number("return new Set(charts.map(({ chart }) => chart.convertToPixel({ xAxisIndex: 0 }, 5))).size"))
			.isEqualTo(1);
	}

	/** The card has room for one reason. */
	@Test
	void eachBrokenPathSaysWhatItDidAndAllThatWasMeasured() {
		open(SampleRun.run());
		assertThat(texts("#cards article").get(1)).contains("At the end, large_order_customer_id_idx is INVALID.");
		assertThat(texts("#causesof article")).hasSize(2);
		assertThat(texts("#causesof article").get(0)).contains("Measured:")
			.contains("Waiting requests held all 10 connections of the pool");
		assertThat(texts("#causesof article").get(1)).contains(
				"Build the index CONCURRENTLY, with a lock_timeout of 2 s.", "The report takes longer.",
				"IF NOT EXISTS finds the INVALID index");
		assertThat(Chromium.errors(browser)).isEmpty();
	}

	@Test
	void theSafePathIsAListToWorkThrough() {
		open(SampleRun.of(SampleRun.risky(), SampleRun.safely()));
		assertThat(texts("#instead li")).hasSize(2)
			.first()
			.asString()
			.startsWith("Drop what a failed try has left. Only an INVALID index goes.")
			.contains("No way back: the index is gone.", "DROP INDEX i;");
		assertThat(Chromium.errors(browser)).isEmpty();
	}

	@Test
	void aKeyboardMovesThroughTheTime() {
		open(SampleRun.run());
		assertThat(shown()).isEqualTo("-10.0 s to 15.0 s");
		press("earlier", Keys.TAB, Keys.TAB, Keys.ENTER);
		assertThat(shown()).as("closer").isEqualTo("-3.8 s to 8.7 s");
		press("earlier", Keys.ENTER);
		assertThat(shown()).isEqualTo("-10.0 s to 2.5 s");
		press("later", Keys.SPACE);
		assertThat(shown()).isEqualTo("-3.8 s to 8.7 s");
		assertThat(number("return charts[2].chart.getOption().dataZoom[0].start")).as("in every picture").isEqualTo(25);
		press("farther", Keys.ENTER, Keys.TAB, Keys.ENTER);
		assertThat(shown()).isEqualTo("-10.0 s to 15.0 s");
		assertThat(Chromium.errors(browser)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "light", "dark" })
	void paperIsWhiteAndThePicturesAreAsWideAsIt(String theme) {
		browser.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
		open(SampleRun.run());
		String ink = ink();
		browser.executeScript("dispatchEvent(new Event('beforeprint'))");
		assertThat(ink()).isEqualTo("#16202a");
		assertThat(number("return document.querySelectorAll('.sheet').length")).isEqualTo(3);
		assertThat(number("return document.querySelector('.sheet').width")).isEqualTo(2280);
		assertThat(browser.executeScript("return getComputedStyle(document.querySelector('.sheet')).position"))
			.as("one under another")
			.isEqualTo("static");
		browser.executeScript("dispatchEvent(new Event('afterprint'))");
		assertThat(ink()).isEqualTo(ink).isEqualTo(theme.equals("light") ? "#16202a" : "#edf2f6");
		assertThat(number("return document.querySelectorAll('.sheet').length")).isZero();
		assertThat(Chromium.errors(browser)).isEmpty();
	}

	private void open(RunResult... runs) {
		Path page = this.folder.resolve("page.html");
		HtmlReport.write(page,
				List.of(runs).stream().map((run) -> new RecordedRun(run, SamplePicture.of(run.paths(), 50))).toList());
		browser.get(page.toUri().toString());
	}

	private void press(String from, Keys... keys) {
		browser.executeScript("document.getElementById(arguments[0]).focus()", from);
		for (Keys key : keys) {
			browser.switchTo().activeElement().sendKeys(key);
		}
	}

	private String shown() {
		return browser.findElement(By.id("shown")).getText();
	}

	private String ink() {
		return browser.executeScript("return ink('ink')").toString();
	}

	private double number(String script) {
		return ((Number) browser.executeScript(script)).doubleValue();
	}

	private List<String> texts(String selector) {
		return browser.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
	}

}
