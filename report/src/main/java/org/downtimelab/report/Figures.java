package org.downtimelab.report;

import java.util.Locale;

/** Figures as people say them. */
final class Figures {

	private Figures() {
	}

	/** Two digits or so: 0, 0.4 ms, 180 ms, 3.3 s, 2 min 5 s. */
	static String time(double ms) {
		if (ms == 0) {
			return "0";
		}
		if (ms < 9.95) {
			return (ms < 0.05) ? "under 0.1 ms" : String.format(Locale.ROOT, "%.1f ms", ms);
		}
		if (ms < 999.5) {
			return String.format(Locale.ROOT, "%.0f ms", ms);
		}
		if (ms < 59_950) {
			return String.format(Locale.ROOT, "%.1f s", ms / 1e3);
		}
		long seconds = Math.round(ms / 1e3);
		return seconds / 60 + " min " + seconds % 60 + " s";
	}

	/** With a comma between thousands. */
	static String count(long count) {
		return String.format(Locale.ROOT, "%,d", count);
	}

	/** A rate without needless decimals: 50, 12.5. */
	static String rate(double perSecond) {
		return (perSecond == Math.rint(perSecond)) ? count((long) perSecond) : Double.toString(perSecond);
	}

	/** As measured, in milliseconds and at most one decimal: 3290, 8.4. */
	static String millis(double ms) {
		double tenths = Math.round(ms * 10) / 10.0;
		return (tenths == Math.rint(tenths)) ? Long.toString((long) tenths) : Double.toString(tenths);
	}

	/** One write, two writes. */
	static String count(long count, String one) {
		return count(count) + " " + one + ((count == 1) ? "" : "s");
	}

}
