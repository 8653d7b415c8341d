package org.downtimelab.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.downtimelab.experiment.PathPicture;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.process.LabException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as its folder keeps it: from {@code result.json} and {@code pictures.json} the
 * report can be made again.
 *
 * @param result what was found
 * @param pictures of its paths, in the same order
 */
public record RecordedRun(RunResult result, List<PathPicture> pictures) {

	private static final JsonMapper JSON = new JsonMapper();

	/**
	 * Reads what a run left.
	 * @param folder of one run of one scenario
	 * @throws LabException if something is missing there, or is not what it should be
	 */
	public static RecordedRun in(Path folder) {
		return new RecordedRun(read(folder.resolve("result.json"), RunResult.class),
				List.of(read(folder.resolve("pictures.json"), PathPicture[].class)));
	}

	/**
	 * Reads a result alone.
	 * @throws LabException as above
	 */
	public static RunResult result(Path folder) {
		return read(folder.resolve("result.json"), RunResult.class);
	}

	private static <T> T read(Path file, Class<T> type) {
		try {
			return JSON.readValue(Files.readString(file), type);
		}
		catch (IOException ex) {
			throw new LabException("There is no " + file + ": is that the folder of a run that ended?", ex);
		}
		catch (JacksonException ex) {
			throw new LabException(file + " is not what a run of one scenario writes: " + ex.getOriginalMessage(), ex);
		}
	}

	void write(Path folder) {
		Documents.write(folder.resolve("pictures.json"), "the pictures", JSON.writeValueAsString(this.pictures));
	}

}
