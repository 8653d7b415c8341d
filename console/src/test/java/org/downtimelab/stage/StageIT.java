package org.downtimelab.stage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.downtimelab.console.Judged;
import org.downtimelab.console.LabProcess;
import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A presenter's evening, in a real browser: paths are played from the keyboard, and what
 * the room sees is read from the page as text. The pictures in the README are taken here.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Isolated("measures")
class StageIT {

	/** Enough for CREATE INDEX to hold its lock for longer than the SLO. */
	private static final Duration PLAYED_WITHIN = Duration.ofMinutes(8);

	private static final String ROWS = "3M";

	/** Little load: a browser that draws stands beside it. */
	private static final String RATE = "25";

	private static final int TRIES = 3;

	private static final Pattern ADDRESS = Pattern.compile("The stage: (http://\\S+)");

	@TempDir
	private static Path folder;

	private static LabProcess lab;

	private static String url;

	private static StageBrowser browser;

	@BeforeAll
	static void open() throws Exception {
		lab = LabProcess.start(folder, "stage", "index", "--no-open", "--timing", "quick").says("Press Ctrl-C to stop");
		Matcher address = ADDRESS.matcher(lab.out());
		assertThat(address.find()).isTrue();
		url = address.group(1);
		browser = new StageBrowser(Files.createTempDirectory(folder, "browser"), PLAYED_WITHIN);
		browser.open(url);
		// The scenario's own number, once the page has asked for it.
		browser.await(() -> !browser.value("rows").isEmpty());
	}

	@AfterAll
	static void close() throws Exception {
		if (browser != null) {
			browser.close();
		}
		if (lab != null) {
			lab.interrupt();
			lab.exitCode();
			lab.close();
		}
	}

	@Test
	@Order(1)
	void riskyStopsTheWritesAndTheRoomSeesItFlow() throws Exception {
		browser.countFrames();
		browser.type("rows", ROWS);
		browser.type("rate", RATE);
		browser.press("1");
		browser.await(() -> browser.text("prompt").matches("Seeding [\\d,]+ of 3,000,000 rows, \\d+ %"));
		begun("1", () -> browser.down("large-update").matches("\\d\\.\\d s down now"));
		assertThat(browser.text("unanswered")).as("hang, and are told before they end").isNotEqualTo("0");
		assertThat(browser.text("bad")).isNotEqualTo("0");
		assertThat(browser.text("spoken")).contains("down");
		assertThat(browser.text("sql")).contains("CREATE INDEX");
		browser.screenshots().forReadme("stage-outage");
		browser.await(() -> browser.verdict("risky").contains("The report"));
		assertThat(browser.verdict("risky")).contains("writes down", "3M rows, 25 requests/s");
		assertThat(browser.down("large-update")).containsPattern("\\d (ms|s)");
		assertThat(browser.figure("risky", "bad")).matches("✕ [1-9][\\d,]* of [\\d,]+");
		assertThat(browser.figure("risky", "lost")).startsWith("none of ");
		assertThat(browser.figure("risky", "pool")).matches("[1-9]\\d+ at once");
		assertThat(browser.figure("risky", "queue")).matches("[1-9]\\d* at once");
		List<Double> frames = browser.frames();
		assertThat(frames.stream().mapToDouble((ms) -> ms).average().orElseThrow()).as("ten a second")
			.isLessThanOrEqualTo(100);
		assertThat(frames.get(frames.size() * 95 / 100)).as("19 in 20 frames").isLessThanOrEqualTo(200);
	}

	@Test
	@Order(2)
	void whoReloadsInTheMiddleOfARunCatchesUp() throws Exception {
		browser.press("3");
		begun("3", () -> browser.steps("runs") == 1);
		browser.reload();
		browser
			.await(() -> browser.verdict("risky").contains("writes down") && browser.text("claim").startsWith("safe"));
		assertThat(browser.value("rows")).isEqualTo(ROWS);
		assertThat(browser.value("rate")).isEqualTo(RATE);
		assertThat(browser.enabled("risky")).isFalse();
		browser.besides(url, () -> browser.await(() -> browser.text("claim").startsWith("safe")));
	}

	@Test
	@Order(3)
	void safeShowsWhatWasMeasuredAndTwoViewersSeeTheSame() throws Exception {
		browser.await(() -> browser.verdict("safe").contains("The report"));
		assertThat(browser.steps("done")).isPositive();
		PathResult measured = new StageRuns(folder.resolve("runs")).last("index", "safe");
		assertThat(browser.verdict("safe")).contains(measured.verdict(), "none of ");
		assertThat(measured.endpoints()).extracting(EndpointResult::name)
			.containsExactly("large-read", "large-update", "large-insert", "small-read");
		for (EndpointResult endpoint : measured.endpoints()) {
			// A browser beside the load is not a quiet machine: what it disturbs is
			// shown.
			assertThat(browser.down(endpoint.name()).equals("0")).as(endpoint.toString())
				.isEqualTo(endpoint.downtimeMs() == 0);
		}
		List<String> here = browser.verdicts();
		browser.besides(url, () -> {
			browser.await(() -> browser.verdicts().size() == here.size());
			assertThat(browser.verdicts()).isEqualTo(here);
		});
	}

	@Test
	@Order(4)
	void isThereInBothThemes() {
		browser.press(Keys.ESCAPE);
		browser.screenshots().keep("stage-dark");
		browser.press("t");
		assertThat(browser.theme()).isEqualTo("light");
		browser.screenshots().keep("stage-light");
		browser.press("t");
	}

	@Test
	@Order(5)
	void theReportIsOneClickAwayAndSoIsThatOfAllPaths() {
		browser.besides(browser.link("#together"),
				() -> assertThat(browser.body()).contains("risky", "safe", "writes down"));
		browser.besides(browser.link("[data-verdict=risky]"), () -> {
			assertThat(browser.body()).contains("risky", "writes down");
			browser.run("[...document.querySelectorAll('h2')]"
					+ ".find((each) => each.textContent.startsWith('What the users saw')).scrollIntoView()");
			browser.screenshots().forReadme("report");
		});
	}

	@Test
	@Order(6)
	void aRunCanBeStoppedInTheMiddleAndOnlyOneIsOnAtATime() throws Exception {
		browser.press("1");
		begun("1", () -> browser.text("headline").startsWith("Normal traffic"));
		assertThat(lab.family().has("scenario-index.jar")).isTrue();
		browser.run("""
				fetch('/runs', { method: 'POST', headers: { 'Content-Type': 'application/json' },
				  body: JSON.stringify({ scenario: 'index', path: 'safe', rows: '', rate: 50 }) })
				.then((answer) => answer.text()).then((text) => { window.refused = text; });""");
		browser.await(() -> browser.run("return window.refused ?? ''").toString().contains("A run is on"));
		browser.press("s");
		browser.await(() -> browser.text("trouble").contains("stopped"));
		assertThat(browser.enabled("risky")).isTrue();
		assertThat(lab.family().has("scenario-index.jar")).isFalse();
		browser.press("r");
		browser.await(() -> browser.verdicts().isEmpty());
	}

	@Test
	@Order(7)
	void nothingWentWrongAndNothingLeftTheMachine() {
		// The refusal of a second run is logged as an error, and is meant.
		assertThat(browser.errors()).allMatch((error) -> error.contains("409"));
		String home = url.replaceAll("#.*", "");
		assertThat(browser.requested()).contains(home + "stage.js")
			.allMatch((each) -> each.startsWith(home) || each.startsWith("data:") || each.startsWith("chrome://"));
	}

	/**
	 * Waits until the room sees it. Where the machine was too noisy to begin, the key is
	 * pressed again.
	 */
	private static void begun(String key, BooleanSupplier seen) throws Exception {
		Judged.within(TRIES, (tried) -> {
			if (tried > 1) {
				browser.press(key);
			}
			browser.await(() -> seen.getAsBoolean() || browser.text("trouble").contains("too noisy"));
			return seen.getAsBoolean() ? Optional.of(tried) : Optional.empty();
		});
	}

}
