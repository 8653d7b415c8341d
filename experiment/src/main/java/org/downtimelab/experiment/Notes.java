package org.downtimelab.experiment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What went wrong beside a run and did not change it, in words: a listener that failed,
 * an instance that did not say how its pool is. Each is told once.
 */
final class Notes {

	/** More would tell nothing more. */
	private static final int AT_MOST = 20;

	private final Set<String> notes = new LinkedHashSet<>();

	synchronized void add(String note) {
		if (this.notes.size() < AT_MOST) {
			this.notes.add(note);
		}
	}

	synchronized List<String> all() {
		return List.copyOf(this.notes);
	}

}
