package org.downtimelab.stage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.json.JsonMapper;

/**
 * What has happened on the stage since the last reset, in order, as JSON. A viewer who
 * comes late, or comes again, is told all of it first, and then sees what the others see.
 */
final class StageEvents {

	private static final JsonMapper JSON = new JsonMapper();

	private final List<String> told = new ArrayList<>();

	private final Set<Viewer> viewers = new LinkedHashSet<>();

	/**
	 * Tells everybody.
	 * @param what kind of thing it is
	 * @param facts that belong to it
	 */
	synchronized void tell(String what, Map<String, ?> facts) {
		String event = JSON.writeValueAsString(new Event(what, facts));
		this.told.add(event);
		this.viewers.removeIf((viewer) -> !viewer.show(event));
	}

	/** Begins anew: viewers forget what they have seen. */
	synchronized void reset() {
		this.told.clear();
		tell("reset", Map.of());
	}

	synchronized void join(Viewer viewer) {
		if (viewer.show(this.told)) {
			this.viewers.add(viewer);
		}
	}

	synchronized void leave(Viewer viewer) {
		this.viewers.remove(viewer);
		viewer.gone();
	}

	/** So that nobody waits for more. */
	synchronized void end() {
		this.viewers.forEach(Viewer::close);
		this.viewers.clear();
	}

	/**
	 * A thing that happened.
	 *
	 * @param facts that belong to it
	 */
	private record Event(String what, Map<String, ?> facts) {
	}

}
