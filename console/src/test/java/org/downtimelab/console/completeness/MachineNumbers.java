package org.downtimelab.console.completeness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for numbers that are formatted in the digits of this machine's locale: in Arabic,
 * Persian or Marathi, {@code "port = %d".formatted(5432)} is a setting that no server
 * understands. A format needs {@code Locale.ROOT} if a number goes in; text for people
 * does not, in the console, which sets its locale first. Case is a matter of locale too.
 */
final class MachineNumbers {

	private static final Pattern LITERAL = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"");

	/** With digits or dates of a locale: not %s, %x, %n. */
	private static final Pattern NUMBER = Pattern.compile("%(\\d+\\$)?[-#+ 0,(<]*\\d*(\\.\\d+)?[dfeEgGtT]");

	private static final Pattern FORMATTED = Pattern.compile("\\s*\\)?\\s*\\.formatted\\(");

	private static final Pattern FORMAT = Pattern.compile("(format|printf)\\(\\s*$");

	private static final Pattern CONSTANT = Pattern.compile("(\\w+)\\s*=\\s*$");

	private static final Pattern CASE = Pattern.compile("\\.to(Lower|Upper)Case\\(\\)|new DecimalFormat\\(");

	/** URLs, SQL, settings, options. */
	private static final Pattern FOR_MACHINES = Pattern.compile(
			"://|\\b(SELECT|INSERT|UPDATE|DELETE|ALTER|CREATE|DROP|SET|COMMENT|COPY) |=\\s*'?%|\\s--?\\w[\\w-]* %");

	private final String file;

	private final String source;

	private final boolean peopleToo;

	private final List<String> problems = new ArrayList<>();

	private MachineNumbers(String file, String source, boolean peopleToo) {
		this.file = file;
		this.source = source;
		this.peopleToo = peopleToo;
	}

	/**
	 * What is wrong in the main sources of all modules, a line each.
	 * @param reactor the folder with the topmost pom
	 */
	static List<String> problems(Path reactor) {
		List<String> problems = new ArrayList<>();
		try (Stream<Path> modules = Files.list(reactor)) {
			for (Path module : modules.map((each) -> each.resolve("src/main/java"))
				.filter(Files::isDirectory)
				.toList()) {
				try (Stream<Path> below = Files.walk(module)) {
					for (Path file : below.filter((each) -> each.toString().endsWith(".java")).sorted().toList()) {
						problems.addAll(problems(reactor.relativize(file).toString(), Files.readString(file)));
					}
				}
			}
			return problems;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the sources in " + reactor, ex);
		}
	}

	/** What is wrong in one of them. */
	static List<String> problems(String file, String source) {
		MachineNumbers numbers = new MachineNumbers(file, source, !file.startsWith("console/"));
		numbers.lookAtFormats();
		numbers.lookAtCase();
		return numbers.problems;
	}

	private void lookAtFormats() {
		Matcher literal = LITERAL.matcher(this.source);
		int begin = -1;
		int end = -1;
		while (literal.find()) {
			boolean goesOn = end >= 0 && this.source.substring(end, literal.start()).matches("\\s*\\+\\s*");
			if (!goesOn && end >= 0) {
				look(begin, end);
			}
			begin = goesOn ? begin : literal.start();
			end = literal.end();
		}
		if (end >= 0) {
			look(begin, end);
		}
	}

	private void look(int begin, int end) {
		String text = this.source.substring(begin, end).replace("%%", "");
		if (NUMBER.matcher(text).find() && isFormat(begin, end)
				&& (this.peopleToo || FOR_MACHINES.matcher(text).find())) {
			problem(begin, "a number is formatted in the digits of a locale: say Locale.ROOT, or %s");
		}
	}

	private boolean isFormat(int begin, int end) {
		String before = this.source.substring(Math.max(0, begin - 200), begin);
		Matcher constant = CONSTANT.matcher(before);
		return FORMATTED.matcher(this.source).region(end, this.source.length()).lookingAt()
				|| FORMAT.matcher(before).find()
				|| (constant.find() && this.source.contains(constant.group(1) + ".formatted("));
	}

	private void lookAtCase() {
		Matcher found = CASE.matcher(this.source);
		while (found.find()) {
			problem(found.start(), found.group() + " goes by a locale: say Locale.ROOT");
		}
	}

	private void problem(int at, String words) {
		long line = this.source.substring(0, at).lines().count();
		this.problems.add(this.file + ":" + Math.max(1, line) + ": " + words);
	}

}
