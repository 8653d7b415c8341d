package org.downtimelab.check.project;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.downtimelab.check.CheckRefused;

/**
 * A comment that accepts a finding: {@code -- lab: accept CODE because REASON}.
 *
 * @param line of the comment, from 1
 * @param code of the finding
 * @param reason why it is accepted
 */
public record Acceptance(int line, String code, String reason) {

	private static final Pattern COMMENT = Pattern
		.compile("^\\s*--\\s*lab:\\s*accept\\s+([a-z-]+)\\s+because\\s+(\\S.*?)\\s*$");

	static List<Acceptance> in(Path file, Charset encoding) {
		try {
			String[] lines = new String(Files.readAllBytes(file), encoding).split("\\R", -1);
			List<Acceptance> found = new ArrayList<>();
			for (int i = 0; i < lines.length; i++) {
				Matcher comment = COMMENT.matcher(lines[i]);
				if (comment.matches()) {
					found.add(new Acceptance(i + 1, comment.group(1), comment.group(2)));
				}
			}
			return found;
		}
		catch (IOException ex) {
			throw new CheckRefused(file + " cannot be read: " + ex.getMessage(), ex);
		}
	}

}
