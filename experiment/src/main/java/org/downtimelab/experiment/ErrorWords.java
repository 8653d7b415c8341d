package org.downtimelab.experiment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.downtimelab.process.LabException;

/** The first words of what went wrong, out of what a log has gained since a moment. */
final class ErrorWords {

	/** The server's own words come first, then any exception's. */
	private static final List<Pattern> WORDS = List.of(Pattern.compile("ERROR: (.+)"),
			Pattern.compile("\\w+(?:Exception|Error): (.+)"));

	private static final int LENGTH = 160;

	private final Path log;

	private final long from;

	private ErrorWords(Path log, long from) {
		this.log = log;
		this.from = from;
	}

	/** From here on. */
	static ErrorWords since(Path log) {
		try {
			return new ErrorWords(log, Files.size(log));
		}
		catch (IOException ex) {
			throw cannotRead(log, ex);
		}
	}

	/** The words, or nothing if the log tells of no exception. */
	String words() {
		String news = news();
		for (Pattern pattern : WORDS) {
			Matcher found = pattern.matcher(news);
			if (found.find()) {
				String words = found.group(1).strip();
				return (words.length() <= LENGTH) ? words : words.substring(0, LENGTH) + "…";
			}
		}
		return "";
	}

	private String news() {
		try (RandomAccessFile file = new RandomAccessFile(this.log.toFile(), "r")) {
			byte[] bytes = new byte[(int) (file.length() - this.from)];
			file.seek(this.from);
			file.readFully(bytes);
			return new String(bytes, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw cannotRead(this.log, ex);
		}
	}

	private static LabException cannotRead(Path log, IOException problem) {
		return new LabException("Cannot read the log " + log + ": " + problem.getMessage(), problem);
	}

}
