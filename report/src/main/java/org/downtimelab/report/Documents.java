package org.downtimelab.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import org.downtimelab.experiment.PathPicture;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.process.LabException;

/** The files in which a run leaves what it found. */
public final class Documents {

	private Documents() {
	}

	/**
	 * Writes {@code result.json}, {@code summary.md} and {@code report.html}, and what it
	 * takes to make the report again.
	 * @param folder of the run, which exists
	 * @param json takes the result as well, or null
	 * @param result what was found
	 * @param pictures what the report draws of each path
	 * @throws LabException if one of them cannot be written
	 */
	public static void write(Path folder, Path json, RunResult result, List<PathPicture> pictures) {
		ResultJson.write(folder.resolve("result.json"), result);
		write(folder.resolve("summary.md"), "the summary", Summary.markdown(result));
		RecordedRun recorded = new RecordedRun(result, pictures);
		recorded.write(folder);
		HtmlReport.write(folder.resolve("report.html"), List.of(recorded));
		if (json != null) {
			ResultJson.write(json, result);
		}
	}

	/**
	 * Writes the same three documents for several scenarios; each one's own lie in a
	 * folder of its name.
	 * @param folder of the runs, which exists
	 * @param json takes the results as well, or null
	 * @param results what was found, by scenario
	 * @param unfinished the scenarios that failed: the JSON leaves them out
	 * @throws LabException if one of them cannot be written
	 */
	public static void writeAll(Path folder, Path json, List<RunResult> results, List<Unfinished> unfinished) {
		ResultJson.write(folder.resolve("result.json"), results);
		write(folder.resolve("summary.md"), "the summary", Scoreboard.markdown(results, unfinished));
		write(folder.resolve("report.html"), "the report", Scoreboard.html(results, unfinished));
		if (json != null) {
			ResultJson.write(json, results);
		}
	}

	/**
	 * Says before a run, rather than after it, that its result could not be written.
	 * Touches nothing.
	 * @param json where the result is to go, or null
	 * @throws LabException if it cannot be written there
	 */
	public static void checkWritable(Path json) {
		if (json == null) {
			return;
		}
		Path folder = json.toAbsolutePath().getParent();
		if (folder == null || Files.isDirectory(json)) {
			throw problem("the result", json, "it is a folder; name a file in it");
		}
		if (!Files.isDirectory(folder)) {
			throw problem("the result", json, "there is no folder " + folder + "; make it first");
		}
		if (!Files.isWritable(Files.exists(json) ? json : folder)) {
			throw problem("the result", json, "permission denied; choose another place");
		}
	}

	static void write(Path file, String what, String text) {
		try {
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new LabException(words(what, file, reason(file, ex)), ex);
		}
	}

	private static String reason(Path file, IOException problem) {
		if (problem instanceof NoSuchFileException) {
			return "there is no folder " + file.toAbsolutePath().getParent() + "; make it first";
		}
		if (problem instanceof AccessDeniedException) {
			return "permission denied; choose another place";
		}
		return problem.getMessage();
	}

	private static LabException problem(String what, Path file, String why) {
		return new LabException(words(what, file, why));
	}

	private static String words(String what, Path file, String why) {
		return "Cannot write " + what + " to " + file + ": " + why;
	}

}
