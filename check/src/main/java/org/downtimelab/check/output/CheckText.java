package org.downtimelab.check.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.downtimelab.check.result.CheckResult;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Verdict;

/** A check as text: one screen per migration, the verdict first. */
public final class CheckText {

	/** Lines of one migration that show findings with their statements. */
	private static final int DETAILED = 26;

	/** All lines of one migration: a screen of 40 keeps room for the prompt. */
	private static final int SCREEN = 34;

	private static final int MOST_OF_A_STATEMENT = 4;

	private static final int MOST_OF_A_REMEDY = 16;

	private final boolean colour;

	private final int width;

	private final List<String> lines = new ArrayList<>();

	private CheckText(boolean colour, int width) {
		this.colour = colour;
		this.width = Math.max(width, 40);
	}

	/**
	 * All migrations, and how many of each verdict.
	 * @param result of a check
	 * @param colour whether the terminal has colours
	 * @param width of the terminal in characters; no line of prose is longer, SQL may be
	 * @return several lines, the last without a line end
	 */
	public static String of(CheckResult result, boolean colour, int width) {
		CheckText text = new CheckText(colour, width);
		result.migrations().forEach(text::migration);
		text.prose("", Words.tally(result) + " · " + Words.conditions(result));
		result.notes().forEach((note) -> text.prose("note: ", note));
		return String.join("\n", text.lines);
	}

	private void migration(CheckedMigration migration) {
		int first = this.lines.size();
		String heading = Words.verdict(migration) + ": " + Words.line(migration.script());
		this.lines.add(paint(migration.verdict(), heading));
		prose("  ", Words.outcome(migration));
		List<Finding> brief = new ArrayList<>();
		for (List<Finding> group : byLine(Words.open(migration))) {
			List<String> block = block(migration, group);
			int used = this.lines.size() - first;
			if (brief.isEmpty() && (used < 4 || used + block.size() <= DETAILED)) {
				this.lines.addAll(block);
			}
			else {
				brief.addAll(group);
			}
		}
		brief(brief, first + SCREEN);
		accepted(Words.accepted(migration));
		this.lines.add("");
	}

	/** Findings of one statement stand together, the worst statement first. */
	private static List<List<Finding>> byLine(List<Finding> findings) {
		Map<Integer, List<Finding>> groups = findings.stream()
			.collect(Collectors.groupingBy(Finding::line, LinkedHashMap::new, Collectors.toList()));
		return List.copyOf(groups.values());
	}

	/** Findings that have no room for more than a line each; what has none is counted. */
	private void brief(List<Finding> findings, int end) {
		if (!findings.isEmpty()) {
			this.lines.add("");
		}
		for (int i = 0; i < findings.size(); i++) {
			if (this.lines.size() >= end) {
				int left = findings.size() - i;
				prose("  ", "and " + left + " more: --markdown, --json and --sarif hold all findings");
				return;
			}
			Finding finding = findings.get(i);
			prose("  ", Words.sign(finding.severity()) + " " + finding.code().word()
					+ ((finding.line() > 0) ? ", line " + finding.line() : "") + ": " + finding.message());
		}
	}

	private List<String> block(CheckedMigration migration, List<Finding> findings) {
		CheckText block = new CheckText(this.colour, this.width);
		block.lines.add("");
		for (Finding finding : findings) {
			String code = Words.sign(finding.severity()) + " " + finding.code().word() + ": ";
			List<String> wrapped = wrap(code + Words.line(finding.message()), this.width - 4);
			block.lines.add("  " + paint(finding.severity(), wrapped.get(0)));
			wrapped.stream().skip(1).forEach((line) -> block.lines.add("    " + line));
		}
		int line = findings.get(0).line();
		block.lines.add("    " + dim(Words.line(migration.path()) + ((line > 0) ? ":" + line : "")));
		block.statement(migration, line);
		block.remedies(findings);
		return block.lines;
	}

	private void statement(CheckedMigration migration, int line) {
		migration.statements().stream().filter((each) -> line > 0 && each.line() == line).forEach((statement) -> {
			sql(statement.sql(), MOST_OF_A_STATEMENT);
			Words.worthTelling(statement).forEach((lock) -> prose("    ", Words.lock(lock)));
		});
		migration.growth()
			.stream()
			.filter((growth) -> line > 0 && growth.line() == line)
			.forEach((growth) -> prose("    ", Words.growth(growth)));
	}

	private void remedies(List<Finding> findings) {
		Words.remedies(findings).forEach((remedy) -> {
			if (Words.isSql(remedy)) {
				this.lines.add("    instead:");
				sql(remedy, MOST_OF_A_REMEDY);
			}
			else {
				prose("    instead: ", remedy);
			}
		});
		findings.stream()
			.map(Finding::link)
			.filter(Objects::nonNull)
			.distinct()
			.forEach((link) -> prose("    ", Words.see(link)));
	}

	private void sql(String sql, int most) {
		List<String> all = Words.sql(sql);
		all.stream().limit(most).forEach((line) -> this.lines.add("      " + line));
		if (all.size() > most) {
			this.lines.add("      … " + (all.size() - most) + " more lines");
		}
	}

	private void accepted(List<Finding> findings) {
		if (!findings.isEmpty()) {
			this.lines.add("");
		}
		findings.forEach((finding) -> prose("  accepted: ", finding.code().word()
				+ ((finding.line() > 0) ? ", line " + finding.line() : "") + ", because " + finding.accepted()));
	}

	/** Wrapped; what goes on stands two further in than the first line. */
	private void prose(String before, String text) {
		int indent = before.length() - before.stripLeading().length();
		List<String> wrapped = wrap(before.strip() + (before.isBlank() ? "" : " ") + Words.line(text),
				this.width - indent);
		this.lines.add(" ".repeat(indent) + wrapped.get(0));
		wrapped.stream().skip(1).forEach((line) -> this.lines.add(" ".repeat(indent + 2) + line));
	}

	/** At blanks; a word that is longer stays whole. */
	private static List<String> wrap(String text, int width) {
		List<String> wrapped = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : text.split(" ")) {
			int indent = wrapped.isEmpty() ? 0 : 2;
			if (!line.isEmpty() && line.length() + 1 + word.length() > width - indent) {
				wrapped.add(line.toString());
				line.setLength(0);
			}
			line.append(line.isEmpty() ? "" : " ").append(word);
		}
		wrapped.add(line.toString());
		return wrapped;
	}

	private String paint(Verdict verdict, String text) {
		return with(switch (verdict) {
			case HARMFUL -> "31";
			case CAREFUL -> "33";
			case HARMLESS -> "32";
		}, text);
	}

	private String dim(String text) {
		return with("2", text);
	}

	private String with(String attribute, String text) {
		return this.colour ? "\u001B[" + attribute + "m" + text + "\u001B[0m" : text;
	}

}
