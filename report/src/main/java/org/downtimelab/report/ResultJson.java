package org.downtimelab.report;

import java.nio.file.Path;
import java.util.List;

import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.process.LabException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The result as JSON, under the names of its records and in their order. */
public final class ResultJson {

	private static final JsonMapper PRETTY = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private ResultJson() {
	}

	/**
	 * The result as JSON.
	 * @param result of a run
	 * @return indented, with a line end at its end
	 */
	public static String toJson(RunResult result) {
		return PRETTY.writeValueAsString(result) + "\n";
	}

	/**
	 * Writes the result to a file, in place of what is there.
	 * @param file in a folder that exists
	 * @param result of a run
	 * @throws LabException if it cannot be written
	 */
	public static void write(Path file, RunResult result) {
		Documents.write(file, "the result", toJson(result));
	}

	/**
	 * Writes the results of several scenarios to a file, as an array.
	 * @param file in a folder that exists
	 * @param results by scenario
	 * @throws LabException if it cannot be written
	 */
	public static void write(Path file, List<RunResult> results) {
		Documents.write(file, "the results", PRETTY.writeValueAsString(results) + "\n");
	}

}
