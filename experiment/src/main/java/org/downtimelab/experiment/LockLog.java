package org.downtimelab.experiment;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.downtimelab.observe.ObservedStatement;
import org.downtimelab.observe.Sample;
import org.downtimelab.process.LabException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lock log of a path: one JSON document a line, first what was seen inside the
 * migrating sessions, then every look from outside. Times are microseconds since the
 * epoch.
 */
final class LockLog {

	private LockLog() {
	}

	static void write(Path file, List<ObservedStatement> statements, List<Sample> samples) {
		JsonMapper json = new JsonMapper();
		try (BufferedWriter writer = Files.newBufferedWriter(file)) {
			for (ObservedStatement statement : statements) {
				writer.append(json.writeValueAsString(statement)).append('\n');
			}
			for (Sample sample : samples) {
				writer.append(json.writeValueAsString(sample)).append('\n');
			}
		}
		catch (IOException ex) {
			throw new LabException("Cannot write the lock log to " + file + ": " + ex.getMessage(), ex);
		}
	}

}
