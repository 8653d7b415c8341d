package org.downtimelab.check.result;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a migration does to live traffic, from least to worst. */
public enum Verdict {

	/** It hurts nobody. */
	HARMLESS,

	/** It may hurt, for a moment or if you are unlucky. */
	CAREFUL,

	/** It takes users down, loses data, or leaves something broken. */
	HARMFUL;

	/** As in the JSON: in small letters. */
	@JsonValue
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
