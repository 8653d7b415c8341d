package org.downtimelab.observe;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** When a sampler saw nothing, why, and when it looks again. */
final class Blindness {

	/** How long between two attempts to connect. */
	private static final long PAUSE_MICROS = 200_000;

	/** After this long it gives up. */
	private static final long PATIENCE_MICROS = 60_000_000;

	private final Set<String> notes = new LinkedHashSet<>();

	/** Since when nothing is seen; 0 while it sees. */
	private long since;

	private long lastSeen;

	private long failedAt;

	private String why;

	synchronized boolean worthALook(long now) {
		return this.since == 0 || (now - this.failedAt >= PAUSE_MICROS && now - this.since < PATIENCE_MICROS);
	}

	synchronized void fails(long now, String error) {
		if (this.since == 0) {
			this.since = (this.lastSeen != 0) ? this.lastSeen : now;
			this.why = error;
		}
		this.failedAt = now;
	}

	synchronized void sees(long now) {
		if (this.since != 0) {
			this.notes.add(String.format(Locale.ROOT, "Saw nothing of the database for %d ms: %s",
					(now - this.since) / 1_000, this.why));
			this.since = 0;
		}
		this.lastSeen = now;
	}

	synchronized void note(String problem) {
		this.notes.add(problem);
	}

	/** For how long nothing has been seen by now; zero while it sees. */
	synchronized Duration lasts(long now) {
		return (this.since == 0) ? Duration.ZERO : Duration.of(now - this.since, ChronoUnit.MICROS);
	}

	synchronized Optional<String> words() {
		Set<String> words = new LinkedHashSet<>(this.notes);
		if (this.since != 0) {
			words.add(String.format(Locale.ROOT, "Sees nothing of the database since %d ms before its last attempt: %s",
					(this.failedAt - this.since) / 1_000, this.why));
		}
		return words.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", words));
	}

}
