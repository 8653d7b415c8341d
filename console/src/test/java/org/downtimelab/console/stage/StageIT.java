package org.downtimelab.console.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.downtimelab.console.LabProcess;
import org.downtimelab.console.report.RecordedRun;
import org.downtimelab.console.result.EndpointResult;
import org.downtimelab.console.result.PathResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A presenter's evening, in a real browser: each path is played from the keyboard, and
 * what the room sees is read from the page as text. The pictures in the README are taken
 * here.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StageIT {

	/** Enough for CREATE INDEX to hold its lock for longer than the SLO. */
	private static final String ROWS = "3M";

	private static final Duration PLAYED_WITHIN = Duration.ofMinutes(4);

	private static final Pattern ADDRESS = Pattern.compile("The stage: (http://\\S+)");

	private static final Pattern REQUESTED = Pattern.compile("Network\\.requestWillBeSent\".*?\"url\":\"([^\"]+)\"");

	@TempDir
	private static Path folder;

	private static LabProcess lab;

	private static String url;

	private static ChromeDriver browser;

	@BeforeAll
	static void open() throws Exception {
		lab = LabProcess.start(folder, "stage", "index", "--no-open").says("Ctrl-C ends it");
		Matcher address = ADDRESS.matcher(lab.out());
		assertThat(address.find()).isTrue();
		url = address.group(1);
		browser = new ChromeDriver(options());
		browser.get(url);
		choose();
	}

	/** The scenario's own number of rows stands there once the page has asked for it. */
	private static void choose() {
		await(() -> !browser.findElement(By.id("rows")).getDomProperty("value").isEmpty());
		type("rows", ROWS);
		assertThat(browser.findElement(By.id("rows")).getDomProperty("value")).isEqualTo(ROWS);
	}

	private static ChromeOptions options() throws IOException {
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		logs.enable(LogType.PERFORMANCE, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setCapability("goog:loggingPrefs", logs);
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--window-size=1920,1300", "--user-data-dir=" + Files.createTempDirectory(folder, "browser"));
		return options;
	}

	@AfterAll
	static void close() throws Exception {
		if (browser != null) {
			browser.quit();
		}
		if (lab != null) {
			lab.interrupt();
			lab.exitCode();
			lab.close();
		}
	}

	@Test
	@Order(1)
	void riskyStopsTheWritesAndTheRoomSeesIt() throws IOException {
		press("1");
		await(() -> down("large-update").endsWith("down now"));
		picture("stage-outage");
		await(() -> verdict("risky").contains("writes down"));
		assertThat(down("large-update")).containsPattern("\\d (ms|s)");
		assertThat(text("bad")).isNotEqualTo("0");
		assertThat(text("lost")).isEqualTo("0");
		assertThat(text("sql")).contains("CREATE INDEX");
	}

	@Test
	@Order(2)
	void whoReloadsInTheMiddleOfARunCatchesUp() {
		press("2");
		await(() -> !browser.findElements(By.cssSelector("#steps li[data-state=done]")).isEmpty()
				&& text("headline").startsWith("folklore"));
		browser.navigate().refresh();
		await(() -> verdict("risky").contains("writes down") && text("claim").startsWith("folklore"));
		assertThat(browser.findElements(By.cssSelector("#steps li[data-state=done]"))).isNotEmpty();
		assertThat(browser.findElement(By.id("risky")).isEnabled()).isFalse();
		await(() -> !verdict("folklore").isEmpty());
		assertThat(verdict("folklore")).contains("reports success");
	}

	@Test
	@Order(3)
	void safeShowsWhatWasMeasuredAndTwoViewersSeeTheSame() throws IOException {
		choose();
		press("3");
		await(() -> !verdict("safe").isEmpty());
		PathResult measured = result("safe");
		assertThat(verdict("safe")).contains(measured.verdict(), "none lost");
		assertThat(measured.endpoints()).extracting(EndpointResult::name)
			.containsExactly("large-read", "large-update", "large-insert", "small-read");
		for (EndpointResult endpoint : measured.endpoints()) {
			// A browser beside the load is not a quiet machine: what it disturbs is
			// shown.
			assertThat(down(endpoint.name()).equals("0")).as(endpoint.toString()).isEqualTo(endpoint.downtimeMs() == 0);
		}
		List<String> here = verdicts();
		String first = browser.getWindowHandle();
		browser.switchTo().newWindow(WindowType.TAB);
		browser.get(url);
		await(() -> verdicts().size() == 3);
		assertThat(verdicts()).isEqualTo(here);
		browser.close();
		browser.switchTo().window(first);
	}

	@Test
	@Order(4)
	void isThereInBothThemes() throws IOException {
		picture("stage-light");
		press("t");
		assertThat(browser.findElement(By.tagName("html")).getDomAttribute("data-theme")).isEqualTo("dark");
		picture("stage-dark");
		press("t");
	}

	@Test
	@Order(5)
	void theReportIsOneClickAway() throws IOException {
		String first = browser.getWindowHandle();
		String report = browser.findElement(By.cssSelector("[data-verdict=risky] a")).getDomProperty("href");
		browser.switchTo().newWindow(WindowType.TAB);
		browser.get(report);
		assertThat(browser.findElement(By.tagName("body")).getText()).contains("risky", "writes down");
		picture("report");
		browser.close();
		browser.switchTo().window(first);
	}

	@Test
	@Order(6)
	void aRunCanBeStoppedInTheMiddleAndOnlyOneIsOnAtATime() {
		choose();
		press("1");
		await(() -> text("headline").contains("warm-up"));
		browser.executeScript("""
				fetch('/runs', { method: 'POST', headers: { 'Content-Type': 'application/json' },
				  body: JSON.stringify({ scenario: 'index', path: 'safe', rows: '', rate: 50 }) })
				.then((answer) => answer.text()).then((text) => { window.refused = text; });""");
		await(() -> browser.executeScript("return window.refused ?? ''").toString().contains("A run is on"));
		press("s");
		await(() -> text("trouble").contains("stopped"));
		assertThat(browser.findElement(By.id("risky")).isEnabled()).isTrue();
		press("r");
		await(() -> verdicts().isEmpty());
	}

	@Test
	@Order(7)
	void nothingWentWrongAndNothingLeftTheMachine() {
		assertThat(browser.manage().logs().get(LogType.BROWSER)).filteredOn(StageIT::isError).isEmpty();
		List<String> requested = browser.manage()
			.logs()
			.get(LogType.PERFORMANCE)
			.getAll()
			.stream()
			.map(LogEntry::getMessage)
			.flatMap((message) -> REQUESTED.matcher(message).results())
			.map((found) -> found.group(1))
			.toList();
		String home = url.replaceAll("#.*", "");
		assertThat(requested).contains(home + "stage.js")
			.allMatch((each) -> each.startsWith(home) || each.startsWith("data:") || each.startsWith("chrome://"));
	}

	/** The refusal of a second run is logged as an error, and is meant. */
	private static boolean isError(LogEntry entry) {
		return entry.getLevel().intValue() >= Level.SEVERE.intValue() && !entry.getMessage().contains("409");
	}

	/** What the run of a path has written. */
	private static PathResult result(String path) throws IOException {
		try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
			Path run = runs.filter((each) -> each.toString().endsWith("-index-" + path)).findFirst().orElseThrow();
			await(() -> Files.exists(run.resolve("report.html")));
			return RecordedRun.result(run).paths().get(0);
		}
	}

	private static void press(String key) {
		browser.findElement(By.tagName("body")).sendKeys(key);
	}

	private static void type(String field, String text) {
		WebElement input = browser.findElement(By.id(field));
		input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
		browser.executeScript("document.activeElement.blur()");
	}

	private static String text(String id) {
		return browser.findElement(By.id(id)).getText();
	}

	private static String down(String endpoint) {
		return first("#down [data-endpoint=" + endpoint + "] dd");
	}

	private static String verdict(String path) {
		return first("[data-verdict=" + path + "]");
	}

	private static String first(String selector) {
		Object text = browser.executeScript("return document.querySelector(arguments[0])?.innerText ?? ''", selector);
		return text.toString();
	}

	private static List<String> verdicts() {
		return browser.findElements(By.cssSelector("#verdicts article")).stream().map(WebElement::getText).toList();
	}

	private static void await(Condition condition) {
		new WebDriverWait(browser, PLAYED_WITHIN, Duration.ofMillis(50)).until((ignored) -> condition.met());
	}

	private static void picture(String name) throws IOException {
		Path pictures = Path.of(System.getProperty("pictures", "target/pictures"));
		Files.createDirectories(pictures);
		Files.write(pictures.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
	}

	/** Something that the page shows sooner or later. */
	private interface Condition {

		boolean met();

	}

}
