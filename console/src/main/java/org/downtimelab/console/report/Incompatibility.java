package org.downtimelab.console.report;

import java.util.List;
import java.util.Optional;

import org.downtimelab.console.result.CompatibilityCell;
import org.downtimelab.console.result.PathResult;

/**
 * Where a live release could not work with the schema: it fails there, lock or no lock.
 *
 * @param cells that tell so, in the order of the path
 */
record Incompatibility(List<CompatibilityCell> cells) {

	private static final int MOST_OF_AN_ERROR = 80;

	static Incompatibility of(PathResult measured) {
		return new Incompatibility(measured.compatibility().stream().filter((cell) -> !cell.ok()).toList());
	}

	boolean breaks(EndpointTouch endpoint) {
		return this.cells.stream().anyMatch((cell) -> cell.endpoint().equals(endpoint.name()));
	}

	/** Which release was the first, and why. */
	Optional<String> words() {
		return this.cells.stream()
			.findFirst()
			.map((cell) -> "%s does not work with the schema after %s: %s".formatted(cell.release(), cell.step(),
					OneLine.first(cell.error(), MOST_OF_AN_ERROR)));
	}

}
