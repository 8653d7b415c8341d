package org.downtimelab.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;

/** What a browser shows, kept as PNG. */
record Screenshots(TakesScreenshot browser) {

	private static final String UNDER_TARGET = "target/pictures";

	/** One that stands in the README: the property pictures says where it is kept. */
	void forReadme(String name) {
		keep(name, Path.of(System.getProperty("pictures", UNDER_TARGET)));
	}

	void keep(String name) {
		keep(name, Path.of(UNDER_TARGET));
	}

	private void keep(String name, Path folder) {
		try {
			Files.createDirectories(folder);
			Files.write(folder.resolve(name + ".png"), this.browser.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new AssertionError("Cannot write a picture", ex);
		}
	}

}
