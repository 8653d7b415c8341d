package org.downtimelab.console.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of a Markdown page, each with the output that the page shows for it:
 * blocks of {@code sh}, and the block of {@code text} that comes next.
 *
 * @param exchanges in order
 */
record Transcript(List<Exchange> exchanges) {

	private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

	private static final Pattern TIME = Pattern.compile("(?:\\d[\\d.,]*|…) (?:ms|s|min)\\b");

	private static final Pattern COUNT = Pattern.compile("\\d[\\d,]*(?= (?:acknowledged writes|LOST|waiters)\\b)");

	/** What a terminal obeys and does not show. */
	private static final Pattern UNSEEN = Pattern.compile("\u001B\\[[\\d;]*[A-Za-z]");

	static Transcript of(String page) {
		List<Exchange> exchanges = new ArrayList<>();
		Matcher block = BLOCK.matcher(page);
		while (block.find()) {
			String text = block.group(2);
			if (block.group(1).equals("sh")) {
				exchanges.add(new Exchange(text.strip(), ""));
			}
			else if (block.group(1).equals("text")) {
				Exchange last = exchanges.remove(exchanges.size() - 1);
				if (!last.shown().isEmpty()) {
					throw new IllegalArgumentException("Two outputs of one command: " + last.command());
				}
				exchanges.add(new Exchange(last.command(), text));
			}
		}
		return new Transcript(exchanges);
	}

	/**
	 * Something typed, and what it answers.
	 *
	 * @param command one line or several
	 * @param shown lines that its output has, in this order, perhaps with others between
	 * them. A time stands for any time, how many writes or waiters for any number of
	 * them, … for anything or nothing; all else stands for itself, whatever the spaces
	 */
	record Exchange(String command, String shown) {

		/** The first line that is shown and is not there; empty if all are. */
		String missing(String output) {
			List<String> rest = output.lines().map(Exchange::plain).toList();
			int from = 0;
			for (String line : this.shown.lines().filter((each) -> !each.isBlank()).toList()) {
				Pattern wanted = Pattern.compile(Pattern.quote(plain(line)).replaceAll(" ?… ?", "\\\\E.*\\\\Q"));
				while (from < rest.size() && !wanted.matcher(rest.get(from)).matches()) {
					from++;
				}
				if (from++ == rest.size()) {
					return line;
				}
			}
			return "";
		}

		private static String plain(String line) {
			String seen = UNSEEN.matcher(line).replaceAll("").strip();
			String timeless = TIME.matcher(seen).replaceAll("# time");
			return COUNT.matcher(timeless).replaceAll("#").replaceAll("\\s+", " ");
		}

		@Override
		public String toString() {
			return this.command.lines().findFirst().orElse("");
		}

	}

}
