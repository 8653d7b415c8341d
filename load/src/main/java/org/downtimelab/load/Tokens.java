package org.downtimelab.load;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import org.downtimelab.traffic.Endpoint;

/**
 * The values that one endpoint writes, none of them twice in a run, so that each
 * acknowledged write can be looked for afterwards.
 */
final class Tokens {

	private static final Instant EPOCH = Instant.parse("2020-01-01T00:00:00Z");

	// Spelled with different offsets, a time that loses its offset on the way is found
	// out.
	private static final ZoneOffset[] OFFSETS = { ZoneOffset.ofHours(2), ZoneOffset.ofHours(-5),
			ZoneOffset.ofHoursMinutes(5, 30) };

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");

	private final Endpoint.Values values;

	private final String run;

	private final String endpoint;

	private final int ordinal;

	/**
	 * The values of an endpoint.
	 * @param values what kind, or null for none
	 * @param run a word that no other run has
	 * @param ordinal its place in the plan
	 */
	Tokens(Endpoint.Values values, String run, String endpoint, int ordinal) {
		this.values = values;
		this.run = run;
		this.endpoint = endpoint;
		this.ordinal = ordinal;
	}

	/**
	 * The value of a request.
	 * @param index its place in the endpoint's schedule, from 0
	 * @return the value, empty if the endpoint writes none
	 */
	String value(long index) {
		if (this.values == null) {
			return "";
		}
		return switch (this.values) {
			case TEXT -> "w-" + this.run + "-" + this.endpoint + "-" + index;
			// PostgreSQL keeps microseconds: the endpoint's place fits there.
			case INSTANT -> EPOCH.plusSeconds(index)
				.plus(this.ordinal, ChronoUnit.MICROS)
				.atOffset(OFFSETS[(int) (index % OFFSETS.length)])
				.format(FORMAT);
		};
	}

}
