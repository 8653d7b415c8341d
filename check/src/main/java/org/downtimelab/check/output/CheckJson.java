package org.downtimelab.check.output;

import org.downtimelab.check.result.CheckResult;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A check as JSON, under the names of its records and in their order. */
public final class CheckJson {

	static final JsonMapper PRETTY = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private CheckJson() {
	}

	/**
	 * All that was found.
	 * @param result of a check
	 * @return indented, with a line end at its end
	 */
	public static String of(CheckResult result) {
		return PRETTY.writeValueAsString(result) + "\n";
	}

}
