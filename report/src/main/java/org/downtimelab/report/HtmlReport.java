package org.downtimelab.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.downtimelab.process.LabException;

/**
 * The result of a run, or of several side by side, as one HTML file that needs no
 * network: style, scripts, figures and the chart library are all in it, and its content
 * security policy forbids it to load more.
 */
public final class HtmlReport {

	private static final String ECHARTS = "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js";

	/** In the order in which they build on one another. */
	private static final List<String> SCRIPTS = List.of("words.js", "page.js", "bars.js", "dots.js", "legend.js",
			"picture.js", "zoom.js", "report.js", "paper.js");

	private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

	private HtmlReport() {
	}

	/**
	 * Writes the report, in place of what is there.
	 * @param file in a folder that exists
	 * @param runs of one scenario
	 * @throws LabException if it cannot be written
	 */
	public static void write(Path file, List<RecordedRun> runs) {
		Documents.write(file, "the report", html(runs));
	}

	static String html(List<RecordedRun> runs) {
		Map<String, String> parts = Map.of("title", escaped(PathWords.title(runs.get(0).result())), "style",
				resource("report.css"), "echarts", script(resource(ECHARTS)), "data", ReportData.json(runs), "footnote",
				escaped(Footnote.LONG), "howto", escaped(PathWords.howToFollow(PathWords.safe(runs.get(0).result()))),
				"script",
				SCRIPTS.stream().map(HtmlReport::resource).map(HtmlReport::script).collect(Collectors.joining("\n")));
		return page("report.html", parts);
	}

	/** The page of that name with its parts in their places. */
	static String page(String name, Map<String, String> parts) {
		return PLACE.matcher(resource(name)).replaceAll((place) -> Matcher.quoteReplacement(parts.get(place.group(1))));
	}

	static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	/**
	 * A script that cannot end its element early, nor open a comment in it
	 * (<a href="https://html.spec.whatwg.org/multipage/scripting.html">HTML, restrictions
	 * for contents of script elements</a>).
	 */
	static String script(String source) {
		return source.replaceAll("(?i)</(script)", "<\\\\/$1").replace("<!--", "<\\!--");
	}

	private static String resource(String name) {
		try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
			if (stream == null) {
				throw new IllegalStateException("The report needs " + name + ", which is not on the class path");
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + name + " from the class path", ex);
		}
	}

}
