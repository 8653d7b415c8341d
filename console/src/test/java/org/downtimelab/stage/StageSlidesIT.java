package org.downtimelab.stage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.downtimelab.experiment.LabFolder;
import org.downtimelab.experiment.Timing;
import org.downtimelab.metrics.Metrics;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Scenarios;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.Keys;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a room sees on a projector of 1920 by 1080, from the first screen to the last. The
 * paths are told, not played: no database, no load. A browser gives up a page that it
 * loads while the machine's networks change, as containers change them.
 */
@ResourceLock("networks")
class StageSlidesIT {

	private static final Scenario INDEX = Scenarios.named("index").orElseThrow();

	private static final String WHY = "CREATE INDEX held the lock SHARE, and every write to the table waited.";

	/**
	 * All text but the presenter's controls that is too small, or not wholly on the
	 * screen.
	 */
	private static final String UNREADABLE = """
			return [...document.querySelectorAll('body *')].filter((each) => !each.closest('header, #spoken')
			  && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
			  && getComputedStyle(each).visibility === 'visible' && each.getClientRects().length)
			  .filter((each) => {
			    const { left, top, right, bottom } = each.getBoundingClientRect();
			    return parseFloat(getComputedStyle(each).fontSize) < 24 || left < 0 || top < 0 || right > 1920 || bottom > 1080;
			  }).map((each) => each.outerHTML)
			  .concat(document.documentElement.scrollHeight > 1080 || document.documentElement.scrollWidth > 1920 ? ['scrolls'] : [])""";

	/** What a box hides because it is too small for it. */
	private static final String CUT_OFF = """
			return [...document.querySelectorAll('.view, article, aside, .words, .change, #verdict')]
			  .filter((each) => getComputedStyle(each).visibility === 'visible' && each.scrollHeight > each.clientHeight + 1)
			  .map((each) => each.outerHTML)""";

	@TempDir
	private static Path folder;

	private static LabFolder lab;

	private static Stage stage;

	private static ConfigurableApplicationContext page;

	private static StageBrowser browser;

	private static String url;

	@BeforeAll
	static void serve() throws Exception {
		lab = LabFolder.open(folder.resolve("lab"));
		stage = new Stage(lab, null, (scenario) -> null, Metrics.NONE, (rate) -> null, Timing.QUICK);
		page = StageServer.serve(stage, null, 0, null);
		url = "http://127.0.0.1:" + StageServer.port(page) + "/";
		browser = new StageBrowser(Files.createTempDirectory(folder, "browser"), Duration.ofSeconds(30));
	}

	@AfterAll
	static void close() {
		if (browser != null) {
			browser.close();
		}
		stage.close();
		page.close();
		lab.close();
	}

	@BeforeEach
	void open() {
		browser.open(url);
		browser.await(() -> browser.cards().size() == 3);
		browser.run("import('/pulse.js').then(({ Pulse }) => { const flow = Pulse.prototype.flow;"
				+ "Pulse.prototype.flow = function (...all) { window.flowing = this; flow.apply(this, all); }; });");
	}

	@AfterEach
	void reset() {
		stage.reset();
	}

	@Test
	void theFirstScreenSaysWhatIsChangedAndWhatEachPathClaims() {
		assertThat(browser.text("change")).isEqualTo("Add an index on large_order (customer_id)");
		assertThat(browser.text("change-sql"))
			.isEqualTo("CREATE INDEX large_order_customer_id_idx ON large_order (customer_id);");
		assertThat(browser.cards()).satisfiesExactly(
				(risky) -> assertThat(risky).contains("risky", INDEX.risky().claim(), "a claim"),
				(folklore) -> assertThat(folklore).contains("folklore", INDEX.folklore().claim(), "a claim"),
				(safe) -> assertThat(safe).contains("safe", INDEX.safe().claim(), "a promise: no bad request"));
		assertReadable();
	}

	@Test
	void theFirstScreenOfEachScenarioFits() {
		for (Scenario scenario : Scenarios.all()) {
			browser.run("const list = document.getElementById('scenario'); list.value = arguments[0];"
					+ "list.dispatchEvent(new Event('change'));", scenario.name());
			assertThat(browser.text("change")).isEqualTo(scenario.title());
			assertThat(browser.text("change-sql")).as("the change, not what goes on meanwhile")
				.isNotEmpty()
				.doesNotStartWith("SELECT");
			assertThat((List<?>) browser.run(UNREADABLE)).as("%s: too small, or not on the screen", scenario.name())
				.isEmpty();
			assertReadable();
		}
	}

	/** The scenarios with the most endpoints have six. */
	@Test
	void sixEndpointsHaveSixSignsAndColours() {
		for (String part : List.of("sign", "colour")) {
			assertThat(
					browser.run(
							"return import('/dots.js').then(({ dotOf }) =>"
									+ " new Set([0, 1, 2, 3, 4, 5].map((index) => dotOf(index)[arguments[0]])).size)",
							part))
				.isEqualTo(6L);
		}
	}

	@Test
	void theChartBeginsWithTheBaseline() {
		ToldPath risky = risky();
		risky.settles();
		browser.await(() -> browser.text("prompt").contains("the load settles"));
		assertThat(browser.run("return getComputedStyle(document.getElementById('pulse')).visibility"))
			.isEqualTo("hidden");
		risky.isCalm();
		browser.await(() -> browser.run("return window.flowing?.play.now === 6") == Boolean.TRUE);
		assertThat((double) number("window.flowing.from + window.flowing.zero")).isBetween(3.0, 3.1);
		assertThat(number("Math.max(...window.flowing.strip.lists.flat().map(([due]) => due))")).isGreaterThan(5);
		assertThat(browser.text("who")).isEqualTo("nobody down");
		assertReadable();
	}

	@Test
	void theOutageIsTheLargestThingOnTheScreenAndTheLockIsBesideIt() {
		ToldPath risky = risky();
		risky.settles();
		risky.isCalm();
		risky.step(12_400);
		browser.await(() -> browser.text("longest").equals("12.4s"));
		assertThat(browser.text("who")).isEqualTo("writes down");
		assertThat(browser
			.run("""
					return [...document.querySelectorAll('body *')].map((each) => [parseFloat(getComputedStyle(each).fontSize), each.id])
					  .sort(([one], [other]) => other - one)[0][1]"""))
			.isEqualTo("longest");
		assertThat(browser.text("lock")).contains("SHARE", "large_order", "blocks writes");
		assertThat(browser.text("crowd")).startsWith("10 wait behind it");
		assertThat(browser.text("waiters")).contains("10 × update large_order");
		assertThat(number("Math.min(...['xAxis', 'yAxis'].flatMap((axis) => window.flowing.chart.getOption()[axis])"
				+ ".filter(({ axisLabel }) => axisLabel.show).map(({ axisLabel }) => axisLabel.fontSize))"))
			.isGreaterThanOrEqualTo(24);
		assertReadable();
	}

	@Test
	void theVerdictLiesOverEverythingUntilAKeyOrItsTime() {
		ToldPath risky = risky();
		play(risky, "✕", "writes down 12.4 s");
		browser.await(() -> browser.text("verdict").contains(WHY));
		assertThat(browser.text("verdict")).contains("✕ writes down 12.4 s", "1,240 of 2,000", "none of 900");
		for (String corner : List.of("5, 5", "1915, 5", "5, 1075", "1915, 1075", "960, 540")) {
			assertThat(browser.run("return !!document.elementFromPoint(" + corner + ").closest('#verdict')"))
				.isEqualTo(true);
		}
		assertReadable();
		browser.press(Keys.ESCAPE);
		assertThat(browser.text("verdict")).isEmpty();
		assertThat(browser.text("prompt")).isEqualTo("Press 2 or 3");
	}

	@Test
	void theLastSlideHasTheThreePathsWithTheirFigures() {
		play(risky(), "✕", "writes down 12.4 s");
		play(new ToldPath(stage.story(), INDEX, INDEX.folklore(), false), "!",
				"the migration reports success, but the index large_order_customer_id_idx is INVALID; zero bad requests");
		play(new ToldPath(stage.story(), INDEX, INDEX.safe(), false), "✓", "zero bad requests");
		browser.await(() -> browser.verdicts().size() == 3 && browser.text("verdict").contains("zero bad requests"));
		browser.press(Keys.ESCAPE);
		assertThat(browser.verdicts()).satisfiesExactly(
				(risky) -> assertThat(risky).contains("✕", "12.4 s", "1,240 of 2,000", "38 at once", "10 at once"),
				(folklore) -> assertThat(folklore).contains("!", "INVALID", "0 of 2,000"),
				(safe) -> assertThat(safe).contains("✓", "zero bad requests", "none of 900"));
		assertReadable();
		browser.reload();
		browser.await(() -> browser.verdicts().size() == 3);
		assertThat(browser.text("verdict")).as("who comes late is told the result, not made to wait").isEmpty();
	}

	@Test
	void itIsDarkUnlessItsKeySaysLightWhichIsRemembered() {
		assertThat(browser.theme()).isEqualTo("dark");
		browser.press("t");
		assertThat(browser.theme()).isEqualTo("light");
		browser.reload();
		assertThat(browser.theme()).isEqualTo("light");
		browser.await(() -> browser.cards().size() == 3);
		browser.press("t");
		assertThat(browser.theme()).isEqualTo("dark");
	}

	@Test
	void inFullScreenThereAreNoControls() {
		browser.press("f");
		browser.await(() -> browser.run("return !!document.fullscreenElement") == Boolean.TRUE);
		assertThat(browser.run("return document.querySelector('header').getClientRects().length")).isEqualTo(0L);
		assertReadable();
		browser.press("f");
		browser.await(() -> browser.run("return !document.fullscreenElement") == Boolean.TRUE);
	}

	private static ToldPath risky() {
		return new ToldPath(stage.story(), INDEX, INDEX.risky(), true);
	}

	private static void play(ToldPath path, String sign, String verdict) {
		path.settles();
		path.isCalm();
		path.step(12_400);
		path.ends(sign, verdict, WHY);
	}

	private static double number(String expression) {
		return ((Number) browser.run("return " + expression)).doubleValue();
	}

	private static void assertReadable() {
		assertThat((List<?>) browser.run(UNREADABLE)).as("too small, or not on the screen").isEmpty();
		assertThat((List<?>) browser.run(CUT_OFF)).as("cut off").isEmpty();
	}

}
