package org.downtimelab.check.result;

import java.util.Locale;

/** Figures as they are read aloud. */
public final class Figures {

	private Figures() {
	}

	/** Two digits or so: 0 ms, 180 ms, 3.3 s, 2 min 5 s, 3 h 10 min. */
	public static String time(long ms) {
		if (ms < 1_000) {
			return ms + " ms";
		}
		if (ms < 59_950) {
			return String.format(Locale.ROOT, "%.1f s", ms / 1e3);
		}
		long seconds = Math.round(ms / 1e3);
		return (seconds < 3_600) ? seconds / 60 + " min " + seconds % 60 + " s"
				: seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
	}

	/** With commas between the thousands. */
	public static String count(long count) {
		return String.format(Locale.ROOT, "%,d", count);
	}

}
