package org.downtimelab.check.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.downtimelab.check.result.CheckResult;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.CheckedStatement;
import org.downtimelab.check.result.Figures;
import org.downtimelab.check.result.Finding;
import org.downtimelab.check.result.Verdict;

/** A check as a comment on a pull request: the verdict first, the details folded. */
public final class CheckMarkdown {

	/** GitHub refuses a comment of more than 65,536 characters. */
	private static final int MOST = 60_000;

	private static final int MOST_OF_A_STATEMENT = 2_000;

	private final boolean details;

	private final List<String> lines = new ArrayList<>();

	private CheckMarkdown(boolean details) {
		this.details = details;
	}

	/**
	 * The comment.
	 * @param result of a check
	 * @return Markdown as GitHub and GitLab read it; where all of it would be too long
	 * for a comment, it ends early and says so
	 */
	public static String of(CheckResult result) {
		String whole = new CheckMarkdown(true).comment(result);
		String comment = (whole.length() <= MOST) ? whole : new CheckMarkdown(false).comment(result);
		if (comment.length() <= MOST) {
			return comment;
		}
		int heading = comment.lastIndexOf("\n### ", MOST);
		return comment.substring(0, (heading > 0) ? heading : comment.lastIndexOf('\n', MOST))
				+ "\n\nThe rest is too long for a comment: `--json` holds all of it.\n";
	}

	private String comment(CheckResult result) {
		Verdict worst = result.worst();
		paragraph("## " + Words.sign(worst) + " Migrations: " + Words.tally(result));
		if (!result.migrations().isEmpty()) {
			this.lines.add("| migration | verdict | what users would see |");
			this.lines.add("| --- | --- | --- |");
			result.migrations()
				.forEach((migration) -> this.lines
					.add(row(code(migration.script()), Words.verdict(migration), plain(worst(migration)))));
			this.lines.add("");
		}
		result.migrations().stream().filter((each) -> !each.findings().isEmpty()).forEach(this::migration);
		result.notes().forEach((note) -> paragraph("> **Note:** " + plain(note)));
		paragraph("<sub>Measured by `lab check` on " + plain(Words.conditions(result)) + ".</sub>");
		return String.join("\n", this.lines);
	}

	private static String worst(CheckedMigration migration) {
		if (migration.wasSkipped()) {
			return Words.outcome(migration);
		}
		return Words.open(migration)
			.stream()
			.findFirst()
			.map(Finding::message)
			.orElseGet(() -> Words.accepted(migration).isEmpty() ? "nothing" : "only what was accepted");
	}

	private void migration(CheckedMigration migration) {
		paragraph("### " + Words.sign(migration.verdict()) + " " + code(migration.script()));
		for (Finding finding : Words.open(migration)) {
			paragraph("- %s **%s**%s: %s%s".formatted(Words.sign(finding.severity()), finding.code().word(),
					line(finding), plain(finding.message()), link(finding)));
		}
		Words.remedies(Words.open(migration))
			.forEach((remedy) -> paragraph(
					Words.isSql(remedy) ? "Instead:\n\n" + block(remedy) : "Instead: " + plain(remedy)));
		Words.accepted(migration)
			.forEach((finding) -> paragraph("- ~~%s~~%s, accepted because %s".formatted(finding.code().word(),
					line(finding), plain(finding.accepted()))));
		if (this.details) {
			details(migration);
		}
	}

	private void details(CheckedMigration migration) {
		paragraph("<details><summary>Statements, locks and stalls: " + html(Words.outcome(migration)) + "</summary>");
		migration.statements().forEach(this::statement);
		if (!migration.stalls().isEmpty()) {
			this.lines.add("| table | reads stalled | writes stalled |");
			this.lines.add("| --- | ---: | ---: |");
			migration.stalls()
				.forEach((stall) -> this.lines
					.add(row(plain(stall.relation()), Figures.time(stall.readMs()), Figures.time(stall.writeMs()))));
			this.lines.add("");
		}
		migration.growth()
			.forEach((growth) -> paragraph("- line " + growth.line() + ": " + plain(Words.growth(growth))));
		paragraph("</details>");
	}

	private void statement(CheckedStatement statement) {
		paragraph("Line " + statement.line() + ", " + Figures.time(statement.ms()) + ":");
		String sql = statement.sql();
		paragraph(block((sql.length() <= MOST_OF_A_STATEMENT) ? sql : sql.substring(0, MOST_OF_A_STATEMENT) + " …"));
		statement.locks().forEach((lock) -> this.lines.add("- " + plain(Words.lock(lock))));
		statement.rewrote().forEach((relation) -> this.lines.add("- rewrote " + plain(relation)));
		this.lines.add("");
	}

	private static String line(Finding finding) {
		return (finding.line() > 0) ? " (line " + finding.line() + ")" : "";
	}

	private static String link(Finding finding) {
		return (finding.link() != null) ? ". See " + plain(finding.link()) : "";
	}

	private static String row(String... cells) {
		return Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |"));
	}

	private void paragraph(String text) {
		this.lines.add(text);
		this.lines.add("");
	}

	/** A block that the text itself cannot close. */
	private static String block(String sql) {
		String fence = "```";
		while (sql.contains(fence)) {
			fence += "`";
		}
		return fence + "sql\n" + String.join("\n", Words.sql(sql)) + "\n" + fence;
	}

	/** A name as code; a backtick in it would end the code. */
	private static String code(String name) {
		return "`" + Words.line(name).replace("`", "'").replace("|", "\\|") + "`";
	}

	/** Text that Markdown and HTML leave as it is, and that calls nobody by @name. */
	private static String plain(String text) {
		return Words.line(text).replaceAll("([\\\\`*_<>|\\[\\]~#])", "\\\\$1").replace("@", "@\u200B");
	}

	private static String html(String text) {
		return Words.line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
