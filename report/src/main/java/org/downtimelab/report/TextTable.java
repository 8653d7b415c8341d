package org.downtimelab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The rows of a table of text, one line each. A cell that is wider than its column pushes
 * the rest of its line to the right.
 */
public final class TextTable {

	private final List<Column> columns = new ArrayList<>();

	/** Adds a column of words, this many characters wide. */
	public TextTable words(String title, int width) {
		return add(title, "%-" + width + "s");
	}

	/** Adds a column of figures, which end at the same place. */
	public TextTable figures(String title, int width) {
		return add(title, "%" + width + "s");
	}

	private TextTable add(String title, String format) {
		this.columns.add(new Column(title, format));
		return this;
	}

	/** The line with the titles. */
	public String heading() {
		return row(this.columns.stream().map(Column::title).toArray());
	}

	/**
	 * One line.
	 * @param cells one for each column; a {@link Painted} one is as wide as its text
	 */
	public String row(Object... cells) {
		List<String> line = new ArrayList<>();
		for (int i = 0; i < cells.length; i++) {
			String format = this.columns.get(i).format();
			line.add((cells[i] instanceof Painted painted) ? painted.paint().apply(format.formatted(painted.text()))
					: format.formatted(cells[i]));
		}
		return String.join(" ", line);
	}

	/**
	 * A cell in a colour.
	 *
	 * @param text without it
	 * @param paint puts the colour around the text
	 */
	public record Painted(String text, UnaryOperator<String> paint) {
	}

	private record Column(String title, String format) {
	}

}
