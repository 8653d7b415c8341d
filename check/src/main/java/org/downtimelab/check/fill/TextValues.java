package org.downtimelab.check.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts of several looks, each as long as its column allows. */
final class TextValues {

	private static final List<String> ADJECTIVES = List.of("amber", "bold", "calm", "clear", "cold", "dry", "early",
			"fair", "fine", "firm", "fresh", "glad", "green", "hazy", "keen", "kind", "late", "light", "long", "loud",
			"mild", "neat", "new", "old", "pale", "quick", "quiet", "rare", "red", "soft", "tall", "warm");

	private static final List<String> NOUNS = List.of("apple", "arch", "barn", "beach", "bell", "boat", "brook",
			"cedar", "cliff", "cloud", "coast", "crane", "dune", "field", "fjord", "grove", "hill", "isle", "lake",
			"lamp", "maple", "marsh", "mill", "oak", "pier", "pine", "pond", "reef", "ridge", "river", "stone", "vale");

	private static final int LETTERS = 10;

	private TextValues() {
	}

	/** What a column of this name is likely to hold. */
	static Values named(String name, Type type) {
		int length = length(type);
		String lower = name.toLowerCase(Locale.ROOT);
		if (lower.contains("mail") && length >= 40) {
			return fitted(email(), type);
		}
		if (lower.matches(".*(url|uri|link|website).*") && length >= 40) {
			return fitted(url(), type);
		}
		return fitted(plain(length), type);
	}

	/** Looks that a condition may ask for, whatever the column is called. */
	static List<Values> looks(Type type, List<Integer> lengths) {
		List<Values> looks = new ArrayList<>(List.of(plain(length(type)), email(), url(), slug(), letters(3, 'A'),
				letters(3, 'a'), letters(2, 'A'), digits(10), phone(), uuid(), hex(32)));
		for (int length : lengths) {
			looks.addAll(List.of(letters(length, 'A'), letters(length, 'a'), digits(length), hex(length)));
		}
		looks.add(Values.of(9_000_000, 100_000, "chr(35) || lpad(to_hex(#), 6, '0')"));
		looks.add(Values.of(86_400, 1_440, "to_char(time '00:00' + # * interval '1 minute', 'HH24:MI')"));
		looks.add(Values.of(1_000_000, 1_800, "to_char(date '2020-01-01' + #::int4, 'YYYY-MM-DD')"));
		looks.add(Values.of(Values.PLENTY, 1_000, "# / 100 % 10 || '.' || # / 10 % 10 || '.' || # % 10"));
		looks.add(Values.of(Values.PLENTY, 10_000, "'{\"number\": ' || # || '}'"));
		looks.add(Values.of(1 << 24, 100_000, "host(inet '10.0.0.0' + #)"));
		return looks.stream().map((look) -> fitted(look, type)).toList();
	}

	/** A literal of LIKE, with its wildcards filled in. */
	static Values like(String pattern, Type type) {
		String[] parts = pattern.replace("_", "x").split("%", -1);
		String expression = IntStream.range(0, parts.length)
			.mapToObj((i) -> Sql.text(parts[i].replace("#", "")))
			.collect(Collectors.joining(" || # || "));
		return fitted(Values.of(Values.PLENTY, 1_000_000, expression), type);
	}

	private static Values plain(int length) {
		if (length >= 28) {
			return Values.of(Values.PLENTY / 100, 1_000_000, words(" ", " "));
		}
		if (length >= 12) {
			return Values.of(power(10, Math.min(length - 6, 15)), 1_000_000, word(" "));
		}
		return letters(length, 'a');
	}

	/** Two words and the number. They stand together, since each look at a list costs. */
	private static String words(String between, String behind) {
		return numbered(IntStream.range(0, NOUNS.size()).mapToObj((i) -> ADJECTIVES.get(i) + between + NOUNS.get(i)),
				behind);
	}

	private static String word(String behind) {
		return numbered(ADJECTIVES.stream(), behind);
	}

	private static String numbered(Stream<String> words, String behind) {
		String list = words.map((word) -> Sql.text(word + behind)).collect(Collectors.joining(", "));
		return "(ARRAY[" + list + "])[1 + (# % " + NOUNS.size() + ")::int4] || #";
	}

	private static Values email() {
		return Values.of(Values.PLENTY, 1_000_000, words(".", "") + " || '@example.com'");
	}

	private static Values url() {
		return Values.of(Values.PLENTY, 1_000_000, "'https://example.com/' || " + word("/"));
	}

	private static Values slug() {
		return Values.of(Values.PLENTY, 1_000_000, words("-", "-"));
	}

	private static Values phone() {
		return Values.of(10_000_000_000L, 1_000_000, "'+1' || lpad((#)::text, 10, '5')");
	}

	private static Values uuid() {
		return Values.of(Values.PLENTY, Values.PLENTY, "(md5('u' || #)::uuid)::text");
	}

	private static Values digits(int length) {
		return Values.of(power(10, Math.min(length, 15)), 100_000, "lpad((#)::text, " + length + ", '0')");
	}

	private static Values hex(int length) {
		return Values.of(power(16, Math.min(length, 12)), 1_000_000, "lpad(to_hex(#), " + length + ", '0')");
	}

	private static Values letters(int length, char first) {
		int varying = Math.min(length, LETTERS);
		String letters = IntStream.range(0, varying)
			.mapToObj((i) -> "chr(" + (int) first + " + (# / " + power(26, varying - 1 - i) + " % 26)::int4)")
			.collect(Collectors.joining(" || "));
		String rest = (length > varying) ? " || '" + String.valueOf(first).repeat(length - varying) + "'" : "";
		return Values.of(power(26, varying), 100_000, letters + rest);
	}

	private static long power(int base, int exponent) {
		return Math.min(Values.PLENTY, Math.round(Math.pow(base, exponent)));
	}

	private static Values fitted(Values values, Type type) {
		return values.then((value) -> "(" + value + ")::" + type.bottom().name());
	}

	/** The most characters that fit. */
	private static int length(Type type) {
		Type bottom = type.bottom();
		if (bottom.base().equals("name")) {
			return 63;
		}
		return (bottom.modifier() > 4) ? bottom.modifier() - 4 : 1_000;
	}

}
