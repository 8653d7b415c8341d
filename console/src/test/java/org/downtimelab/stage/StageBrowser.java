package org.downtimelab.stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import org.downtimelab.console.Chromium;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The stage as somebody in the room has it before him: keys, and what can be read. */
final class StageBrowser implements AutoCloseable {

	private static final Pattern REQUESTED = Pattern.compile("Network\\.requestWillBeSent\".*?\"url\":\"([^\"]+)\"");

	/** A projector. */
	private static final int WIDTH = 1920;

	private static final int HEIGHT = 1080;

	private final ChromeDriver driver;

	private final Duration patience;

	/**
	 * A headless Chromium.
	 * @param profile a new folder for its own
	 * @param patience how long it awaits what the page is to show, at most
	 */
	StageBrowser(Path profile, Duration patience) {
		this.patience = patience;
		this.driver = Chromium.start(profile, WIDTH, HEIGHT);
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", WIDTH, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
	}

	void open(String url) {
		this.driver.get(url);
	}

	void reload() {
		this.driver.navigate().refresh();
	}

	/** Looks at something else in a tab of its own, and comes back. */
	void besides(String url, Runnable look) {
		String first = this.driver.getWindowHandle();
		this.driver.switchTo().newWindow(WindowType.TAB);
		open(url);
		look.run();
		this.driver.close();
		this.driver.switchTo().window(first);
	}

	void press(CharSequence key) {
		this.driver.findElement(By.tagName("body")).sendKeys(key);
	}

	void type(String field, String text) {
		WebElement input = this.driver.findElement(By.id(field));
		input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.ENTER);
	}

	String value(String field) {
		return this.driver.findElement(By.id(field)).getDomProperty("value");
	}

	boolean enabled(String button) {
		return this.driver.findElement(By.id(button)).isEnabled();
	}

	String text(String id) {
		return this.driver.findElement(By.id(id)).getText();
	}

	String body() {
		return this.driver.findElement(By.tagName("body")).getText();
	}

	String theme() {
		return this.driver.findElement(By.tagName("html")).getDomAttribute("data-theme");
	}

	/** How many steps are ahead, or run, or are done, or have failed. */
	int steps(String state) {
		return this.driver.findElements(By.cssSelector("#steps li[data-state=" + state + "]")).size();
	}

	String down(String endpoint) {
		return first("#down [data-endpoint=" + endpoint + "] dd");
	}

	String verdict(String path) {
		return first("[data-verdict=" + path + "]");
	}

	/** One of the figures on a card. */
	String figure(String path, String name) {
		return first("[data-verdict=" + path + "] [data-figure=" + name + "] dd");
	}

	/** What the card of each path says. */
	List<String> cards() {
		return texts("#verdicts article");
	}

	List<String> verdicts() {
		// At one moment: one element after another, some would be gone in a reset.
		return texts("[data-verdict]");
	}

	private List<String> texts(String selector) {
		return ((List<?>) run("return [...document.querySelectorAll(arguments[0])].map((each) => each.textContent)",
				selector))
			.stream()
			.map(Object::toString)
			.toList();
	}

	/** Where the link in an element leads. */
	String link(String selector) {
		return this.driver.findElement(By.cssSelector(selector + " a")).getDomProperty("href");
	}

	Object run(String script, Object... arguments) {
		return this.driver.executeScript(script, arguments);
	}

	/** Begins to note when the pulse is drawn while a path is on. */
	void countFrames() {
		run("""
				window.drawnAt = [];
				import('/pulse.js').then(({ Pulse }) => {
				  const flow = Pulse.prototype.flow;
				  Pulse.prototype.flow = function (...all) { window.drawnAt.push(performance.now()); flow.apply(this, all); };
				});""");
	}

	/** From one frame to the next, in milliseconds, the quickest first. */
	List<Double> frames() {
		return ((List<?>) run("return window.drawnAt.slice(1).map((at, i) => at - window.drawnAt[i])")).stream()
			.map((ms) -> ((Number) ms).doubleValue())
			.sorted()
			.toList();
	}

	/** Also of what is behind another slide: nobody sees it, but it is there. */
	private String first(String selector) {
		return run("return document.querySelector(arguments[0])?.textContent ?? ''", selector).toString();
	}

	void await(BooleanSupplier condition) {
		new WebDriverWait(this.driver, this.patience, Duration.ofMillis(50))
			.until((ignored) -> condition.getAsBoolean());
	}

	/** Every address that was asked for so far. */
	List<String> requested() {
		return this.driver.manage()
			.logs()
			.get(LogType.PERFORMANCE)
			.getAll()
			.stream()
			.map(LogEntry::getMessage)
			.flatMap((message) -> REQUESTED.matcher(message).results())
			.map((found) -> found.group(1))
			.toList();
	}

	List<String> errors() {
		return Chromium.errors(this.driver);
	}

	Screenshots screenshots() {
		return new Screenshots(this.driver);
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
