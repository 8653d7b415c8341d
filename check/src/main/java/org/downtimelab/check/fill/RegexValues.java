package org.downtimelab.check.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Texts that are likely to match a regular expression: classes, groups, alternatives and
 * repetitions of it are followed, the rest is left to the server's judgement.
 */
final class RegexValues {

	private static final String DIGITS = "0123456789";

	private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";

	private static final String WORD = SMALL + SMALL.toUpperCase(Locale.ROOT) + DIGITS + "_";

	/** What * and + and {n,} stand for. */
	private static final int SOME = 4;

	private final String pattern;

	private int position;

	private RegexValues(String pattern) {
		this.pattern = pattern;
	}

	/** Empty if the expression uses what is not followed here. */
	static Optional<Values> of(String pattern, Type type) {
		RegexValues regex = new RegexValues(pattern);
		try {
			Values values = regex.alternatives();
			return (regex.position < pattern.length()) ? Optional.empty()
					: Optional.of(values.then((value) -> "(" + value + ")::" + type.name()));
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException notFollowed) {
			return Optional.empty();
		}
	}

	private Values alternatives() {
		List<Values> alternatives = new ArrayList<>(List.of(sequence()));
		while (peek() == '|') {
			this.position++;
			alternatives.add(sequence());
		}
		if (alternatives.size() == 1) {
			return alternatives.get(0);
		}
		int size = alternatives.size();
		long count = alternatives.stream().mapToLong(Values::count).min().getAsLong() * size;
		return new Values(count, count, (n) -> {
			StringBuilder choice = new StringBuilder("(CASE (" + n + ") % " + size);
			for (int i = 0; i < size; i++) {
				choice.append(" WHEN " + i + " THEN " + alternatives.get(i).at("(" + n + ") / " + size));
			}
			return choice.append(" END)").toString();
		});
	}

	private Values sequence() {
		Values all = constant("");
		while (peek() != '|' && peek() != ')' && peek() != 0) {
			Values next = atom();
			for (int times = times(); times > 0; times--) {
				all = followed(all, next);
			}
		}
		return all;
	}

	private Values atom() {
		char next = this.pattern.charAt(this.position++);
		return switch (next) {
			case '^', '$' -> constant("");
			case '.' -> oneOf(SMALL);
			case '[' -> oneOf(set());
			case '\\' -> escaped();
			case '(' -> group();
			case '*', '+', '?', '{' -> throw new IllegalArgumentException(this.pattern);
			default -> constant(String.valueOf(next));
		};
	}

	private Values group() {
		if (this.pattern.startsWith("?:", this.position)) {
			this.position += 2;
		}
		Values values = alternatives();
		if (this.pattern.charAt(this.position++) != ')') {
			throw new IllegalArgumentException(this.pattern);
		}
		return values;
	}

	private Values escaped() {
		char escaped = this.pattern.charAt(this.position++);
		return switch (escaped) {
			case 'd' -> oneOf(DIGITS);
			case 'w' -> oneOf(WORD);
			case 's' -> constant(" ");
			case 'm', 'M', 'y', 'A', 'Z' -> constant("");
			default -> {
				if (Character.isLetterOrDigit(escaped)) {
					throw new IllegalArgumentException(this.pattern);
				}
				yield constant(String.valueOf(escaped));
			}
		};
	}

	private String set() {
		boolean negated = peek() == '^';
		int start = negated ? ++this.position : this.position;
		StringBuilder set = new StringBuilder();
		while (peek() != ']' || this.position == start) {
			char from = this.pattern.charAt(this.position++);
			if (from == '[' && peek() == ':') {
				set.append(named());
			}
			else if (from == '\\') {
				char escaped = this.pattern.charAt(this.position++);
				set.append((escaped == 'd') ? DIGITS : (escaped == 'w') ? WORD : (escaped == 's') ? " " : escaped);
			}
			else if (peek() == '-' && this.pattern.charAt(this.position + 1) != ']') {
				char to = this.pattern.charAt(this.position + 1);
				this.position += 2;
				for (char each = from; each <= to; each++) {
					set.append(each);
				}
			}
			else {
				set.append(from);
			}
		}
		this.position++;
		if (!negated) {
			return set.toString();
		}
		return WORD.chars()
			.filter((each) -> set.indexOf(String.valueOf((char) each)) < 0)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private String named() {
		int end = this.pattern.indexOf(":]", this.position);
		String name = this.pattern.substring(this.position + 1, end);
		this.position = end + 2;
		return switch (name) {
			case "alpha", "lower" -> SMALL;
			case "upper" -> SMALL.toUpperCase(Locale.ROOT);
			case "digit" -> DIGITS;
			case "alnum", "word" -> SMALL + DIGITS;
			case "space" -> " ";
			default -> throw new IllegalArgumentException(name);
		};
	}

	private int times() {
		int times = switch (peek()) {
			case '*', '+' -> SOME;
			case '?' -> 1;
			case '{' -> 0;
			default -> -1;
		};
		if (times < 0) {
			return 1;
		}
		if (times == 0) {
			int end = this.pattern.indexOf('}', this.position);
			String[] bounds = this.pattern.substring(this.position + 1, end).split(",", -1);
			this.position = end;
			int least = Integer.parseInt(bounds[0]);
			int most = (bounds.length == 1) ? least : bounds[1].isEmpty() ? least + SOME : Integer.parseInt(bounds[1]);
			times = Math.min(most, Math.max(least, SOME));
		}
		this.position++;
		return times;
	}

	private char peek() {
		return (this.position < this.pattern.length()) ? this.pattern.charAt(this.position) : 0;
	}

	private static Values oneOf(String characters) {
		return Values.of(characters.length(), characters.length(),
				"substr(" + Sql.text(characters).replace("#", "") + ", (1 + #)::int4, 1)");
	}

	private static Values constant(String text) {
		return new Values(1, 1, (n) -> Sql.text(text));
	}

	/** The last place changes fastest. */
	private static Values followed(Values first, Values last) {
		if (first.count() > Values.PLENTY / last.count()) {
			return new Values(first.count(), first.usual(), (n) -> first.at(n) + " || " + last.at("0"));
		}
		long count = first.count() * last.count();
		return new Values(count, Math.min(count, 1_000_000),
				(n) -> ((first.count() == 1) ? first.at("0") : first.at("(" + n + ") / " + last.count())) + " || "
						+ ((last.count() == 1) ? last.at("0") : last.at("(" + n + ") % " + last.count())));
	}

}
