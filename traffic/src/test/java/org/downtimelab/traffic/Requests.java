package org.downtimelab.traffic;

import java.util.OptionalLong;

/**
 * Requests made by hand. Times in milliseconds after {@link #START}.
 */
final class Requests {

	static final long START = 1_700_000_000_000_000L;

	private Requests() {
	}

	static long at(double millis) {
		return START + Math.round(millis * 1_000);
	}

	static Request answered(double due, double end) {
		return answered("read", 0, due, end);
	}

	static Request failed(double due, double end) {
		return of("read", 0, due, end, "500");
	}

	static Request answered(String endpoint, long index, double due, double end) {
		return of(endpoint, index, due, end, "200");
	}

	static Request of(String endpoint, long index, double due, double end, String status) {
		return new Request(endpoint, index, at(due), at(due), at(end), status, OptionalLong.of(1), "");
	}

}
