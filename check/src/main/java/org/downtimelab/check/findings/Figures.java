package org.downtimelab.check.findings;

import java.util.Locale;

/** Figures, as they are read aloud. */
final class Figures {

	private Figures() {
	}

	static String millis(long ms) {
		return (ms < 1_000) ? ms + " ms"
				: (ms < 120_000) ? String.format(Locale.ROOT, "%.1f s", ms / 1e3) : Math.round(ms / 6e4) + " min";
	}

	static String count(long rows) {
		return String.format(Locale.ROOT, "%,d", rows);
	}

}
