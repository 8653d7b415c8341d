package org.downtimelab.console.screen;

import java.util.Locale;

import org.downtimelab.experiment.RunEvent.Pulse;
import org.downtimelab.report.DatabaseWords;

/** A pulse in one line. */
final class PulseWords {

	private PulseWords() {
	}

	static String of(Pulse pulse) {
		StringBuilder words = new StringBuilder(String.format(Locale.ROOT, "%5.1f s  %4.0f req/s  %d bad",
				pulse.users().elapsedMs() / 1e3, pulse.users().requestsPerSecond(), pulse.users().total().bad()));
		String lock = DatabaseWords.lock(pulse.database());
		if (lock != null) {
			words.append("  ").append(lock);
		}
		if (pulse.database() != null && pulse.database().queueDepth() > 0) {
			words.append("  ").append(pulse.database().queueDepth()).append(" waiting");
		}
		String progress = DatabaseWords.progress(pulse);
		if (progress != null) {
			words.append("  (").append(progress).append(')');
		}
		return words.toString();
	}

}
