package org.downtimelab.check.fill;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Points in time near the ones in a check. */
final class TimeCandidates {

	private static final long DAY = 86_400_000;

	private static final long USUAL_DAYS = 1_800;

	/** Milliseconds that lead nowhere near the ends of the calendar. */
	private static final long LONG = 1_000 * 365 * DAY;

	private final Sql sql;

	private final Type type;

	TimeCandidates(Sql sql, Type type) {
		this.sql = sql;
		this.type = type;
	}

	/** Between two neighbours first: so partitions are bounded. */
	List<Values> near(List<String> literals) throws SQLException {
		List<Values> values = new ArrayList<>();
		List<String> sorted = sorted(literals);
		for (int i = 0; i + 1 < sorted.size(); i++) {
			values.add(from(sorted.get(i), "+", between(sorted.get(i), sorted.get(i + 1))));
		}
		for (String literal : sorted) {
			values.add(from(literal, "+", LONG));
			values.add(from(literal, "-", LONG));
		}
		if (!this.type.base().matches("interval|time|timetz")) {
			values.add(from("'2090-01-01'::" + this.type.name(), "+", LONG));
			values.add(from("'1980-01-01'::" + this.type.name(), "-", LONG));
		}
		return values;
	}

	private Values from(String start, String sign, long milliseconds) {
		boolean days = this.type.base().equals("date");
		long count = Math.max(1, days ? milliseconds / DAY : milliseconds);
		String step = days ? "#::int4" : "# * interval '1 millisecond'";
		return Values.of(count, days ? USUAL_DAYS : USUAL_DAYS * DAY, start + " " + sign + " " + step)
			.then((value) -> "(" + value + ")::" + this.type.name());
	}

	private long between(String low, String high) throws SQLException {
		String length = this.type.base().equals("date") ? "(%s - %s) * " + DAY + ".0"
				: "extract(epoch FROM %s - %s) * 1000";
		return this.sql.number("SELECT (" + length.formatted(high, low) + ")::int8");
	}

	private List<String> sorted(List<String> literals) throws SQLException {
		if (literals.isEmpty()) {
			return literals;
		}
		String finite = this.type.base().startsWith("time") && !this.type.base().startsWith("timestamp") ? ""
				: " WHERE isfinite(x)";
		return this.sql.all(
				"SELECT DISTINCT x FROM unnest(ARRAY[" + String.join(", ", literals) + "]) x" + finite + " ORDER BY x",
				(row) -> Sql.text(row.getString(1)) + "::" + this.type.name());
	}

}
