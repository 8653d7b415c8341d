package org.downtimelab.check.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Plausible values of a type. */
final class TypeValues {

	private static final long SECONDS_OF_FIVE_YEARS = 157_680_000;

	/** What a number that refers to something elsewhere is likely to be. */
	private static final long MANY = 100_000;

	private TypeValues() {
	}

	/**
	 * Values of a type.
	 * @param name of the column, which says what a text is likely to hold
	 * @return null if nothing is known of the type
	 */
	static Values of(Type type, String name) {
		Type bottom = type.bottom();
		if (bottom.array()) {
			return array(bottom, name);
		}
		return switch (bottom.kind()) {
			case 'e' -> Values.oneOf(bottom.labels().stream().map(Sql::text).toList(), bottom.name());
			case 'r' -> range(bottom);
			case 'm' -> wrapped(of(bottom.parts().get(0), name), bottom.name() + "(%s)");
			case 'c' -> composite(bottom, name);
			default -> base(bottom, name);
		};
	}

	private static Values base(Type type, String name) {
		if (type.textual()) {
			return TextValues.named(name, type);
		}
		Values values = number(type);
		if (values != null && name.endsWith("id")) {
			values = values.usually(MANY);
		}
		if (values == null) {
			values = time(type.base());
		}
		if (values == null) {
			values = other(type);
		}
		return (values != null) ? values.then((value) -> "(" + value + ")::" + type.name()) : null;
	}

	private static Values number(Type type) {
		return switch (type.base()) {
			case "int2" -> Values.of(Short.MAX_VALUE, 1_000, "1 + #");
			case "int4" -> Values.of(Integer.MAX_VALUE, 10_000, "1 + #");
			case "int8" -> Values.of(Values.PLENTY, 10_000, "1 + #");
			case "oid" -> Values.of(Integer.MAX_VALUE, 10_000, "1 + #");
			case "float4" -> Values.of(1 << 24, 100_000, "#::float8 / 4");
			case "float8" -> Values.of(Values.PLENTY, 100_000, "#::float8 / 100");
			case "numeric" -> numeric(type.modifier());
			case "money" -> Values.of(Values.PLENTY / 100, 100_000, "#::numeric / 100");
			case "bool" -> Values.of(2, 2, "# = 0");
			case "bit", "varbit" -> bits(type.modifier());
			default -> null;
		};
	}

	/** All digits but the sign: numeric(3, 2) goes from 0.00 to 9.99. */
	private static Values numeric(int modifier) {
		int precision = (modifier < 0) ? 15 : ((modifier - 4) >> 16) & 0xffff;
		int scale = (modifier < 0) ? 2 : (((modifier - 4) & 0x7ff) ^ 0x400) - 0x400;
		long count = (long) Math.pow(10, Math.min(precision, 15));
		return Values.of(count, 100_000, "#::numeric * '1e" + -scale + "'::numeric");
	}

	private static Values bits(int length) {
		int bits = Math.min((length < 0) ? 32 : length, 49);
		return Values.of(1L << bits, 1L << bits, "#::int8::bit(" + bits + ")");
	}

	private static Values time(String base) {
		return switch (base) {
			case "date" -> Values.of(1_000_000, 1_800, "date '2020-01-01' + #::int4");
			case "timestamptz" -> Values.of(100_000_000_000L, SECONDS_OF_FIVE_YEARS, "to_timestamp(1577836800 + #)");
			case "timestamp" ->
				Values.of(100_000_000_000L, SECONDS_OF_FIVE_YEARS, "timestamp '2020-01-01' + # * interval '1 second'");
			case "time", "timetz" -> Values.of(86_400, 86_400, "time '00:00' + # * interval '1 second'");
			case "interval" -> Values.of(10_000_000_000L, 10_000, "# * interval '1 minute'");
			default -> null;
		};
	}

	private static Values other(Type type) {
		long plenty = Values.PLENTY;
		return switch (type.base()) {
			case "uuid" -> Values.of(plenty, plenty, "md5('u' || #)");
			case "json" -> Values.of(plenty, plenty, "json_build_object('number', #, 'note', 'amber')");
			case "jsonb" -> Values.of(plenty, plenty, "jsonb_build_object('number', #, 'note', 'amber')");
			case "bytea" -> Values.of(plenty, plenty, "decode(md5(#::text), 'hex')");
			case "inet", "cidr" -> Values.of(1 << 24, 100_000, "inet '10.0.0.0' + #");
			case "macaddr" -> Values.of(plenty >> 2, 100_000, "lpad(to_hex(#), 12, '0')");
			case "macaddr8" -> Values.of(plenty, 100_000, "lpad(to_hex(#), 16, '0')");
			case "point" -> Values.of(plenty, 100_000, "point(#::float8, # % 180)");
			case "box" -> Values.of(plenty, 100_000, "box(point(2 * #, 0), point(2 * # + 1, 1))");
			case "circle" -> Values.of(plenty, 100_000, "circle(point(3 * #, 0), 1)");
			case "lseg" -> Values.of(plenty, 100_000, "lseg(point(#, 0), point(#, 1))");
			case "line" -> Values.of(plenty, 100_000, "line(point(#, 0), point(# + 1, 1))");
			case "path", "polygon" -> Values.of(plenty, 100_000, "polygon(box(point(#, 0), point(# + 1, 1)))");
			case "tsvector" -> Values.of(plenty, 100_000, "to_tsvector('simple', 'amber harbour ' || #)");
			case "tsquery" -> Values.of(plenty, 100_000, "plainto_tsquery('simple', 'amber ' || #)");
			case "xml" -> Values.of(plenty, 100_000, "'<number>' || # || '</number>'");
			case "pg_lsn" -> Values.of(plenty, 100_000, "'0/0'::pg_lsn + #::numeric");
			case "jsonpath" -> Values.of(plenty, 100_000, "'$.a' || #");
			case "char" -> Values.of(26, 26, "chr(65 + #::int4)");
			default -> null;
		};
	}

	/** No two of them overlap. */
	private static Values range(Type type) {
		Values bound = of(type.parts().get(0), "");
		if (bound == null) {
			return null;
		}
		return new Values(bound.count() / 2, Math.max(1, bound.usual() / 2),
				(n) -> type.name() + "(" + bound.at("2 * (" + n + ")") + ", " + bound.at("2 * (" + n + ") + 1") + ")");
	}

	private static Values array(Type type, String name) {
		Type element = type.parts().get(0);
		Values values = of(element, name);
		if (values == null) {
			return null;
		}
		return new Values(values.count(), values.usual(), (n) -> "ARRAY[" + values.at(n) + ", "
				+ values.at("((" + n + ") + 1) % " + values.count()) + "]::" + type.name());
	}

	/** The fields share the number; the one with the most values makes it unique. */
	private static Values composite(Type type, String name) {
		List<Values> fields = new ArrayList<>();
		for (Type field : type.parts()) {
			fields.add(of(field, name));
		}
		if (fields.isEmpty() || fields.contains(null)) {
			return null;
		}
		long most = fields.stream().mapToLong(Values::count).max().getAsLong();
		long usual = fields.stream().mapToLong(Values::usual).max().getAsLong();
		return new Values(most, usual,
				(n) -> fields.stream()
					.map((field) -> field.at("(" + n + ") % " + field.count()))
					.collect(Collectors.joining(", ", "ROW(", ")::" + type.name())));
	}

	private static Values wrapped(Values values, String format) {
		return (values != null) ? values.then(format::formatted) : null;
	}

}
