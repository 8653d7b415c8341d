package org.downtimelab.console.screen;

import java.util.Locale;

import org.downtimelab.console.run.RunListener.Pulse;

/** A pulse in one line. */
final class PulseWords {

	private PulseWords() {
	}

	static String of(Pulse pulse) {
		StringBuilder words = new StringBuilder(String.format(Locale.ROOT, "%5.1f s  %4.0f req/s  %d bad",
				pulse.elapsedMs() / 1e3, pulse.requestsPerSecond(), pulse.bad()));
		if (pulse.lock() != null) {
			words.append("  ").append(pulse.lock());
		}
		if (pulse.waiters() > 0) {
			words.append("  ").append(pulse.waiters()).append(" waiting");
		}
		if (pulse.progress() != null) {
			words.append("  (").append(pulse.progress()).append(')');
		}
		return words.toString();
	}

}
