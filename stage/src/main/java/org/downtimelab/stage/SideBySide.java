package org.downtimelab.stage;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.report.HtmlReport;
import org.downtimelab.report.RecordedRun;

/**
 * The paths of one scenario that have been played, each as it was played last: one page
 * sets them side by side.
 */
final class SideBySide {

	static final String PAGE = "together.html";

	private final Map<String, RecordedRun> byPath = new LinkedHashMap<>();

	/**
	 * Adds a run of one path. One of another scenario begins anew.
	 * @return whether there was something to set side by side, and the page is there
	 */
	boolean add(RecordedRun run, Path folder) {
		String scenario = run.result().scenario();
		this.byPath.values().removeIf((other) -> !other.result().scenario().equals(scenario));
		String path = run.result().paths().get(0).path();
		this.byPath.remove(path);
		this.byPath.put(path, run);
		if (this.byPath.size() < 2) {
			return false;
		}
		HtmlReport.write(folder.resolve(PAGE), List.copyOf(this.byPath.values()));
		return true;
	}

	void forget() {
		this.byPath.clear();
	}

}
