package org.downtimelab.scenario;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of rows as people type it.
 *
 * @param count 1 to 1 billion
 */
public record Rows(long count) {

	private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)([kKmM]?)");

	private static final long MOST = 1_000_000_000;

	/**
	 * Reads 2500, 500k or 1.5M.
	 * @throws IllegalArgumentException if it is no such number, or not 1 to 1 billion
	 */
	public static Rows parse(String text) {
		Matcher form = FORM.matcher(text.replace("_", ""));
		if (!form.matches()) {
			throw new IllegalArgumentException("'" + text + "' is not a number of rows: use 2500, 500k or 5M");
		}
		int zeros = switch (form.group(2).toLowerCase(Locale.ROOT)) {
			case "k" -> 3;
			case "m" -> 6;
			default -> 0;
		};
		BigDecimal count = new BigDecimal(form.group(1)).scaleByPowerOfTen(zeros);
		if (count.compareTo(BigDecimal.ONE) < 0 || count.compareTo(BigDecimal.valueOf(MOST)) > 0) {
			throw new IllegalArgumentException("'" + text + "' rows is out of range: use 1 to 1000M");
		}
		if (count.stripTrailingZeros().scale() > 0) {
			throw new IllegalArgumentException("'" + text + "' is not a whole number of rows");
		}
		return new Rows(count.longValueExact());
	}

	@Override
	public String toString() {
		return Long.toString(this.count);
	}

}
