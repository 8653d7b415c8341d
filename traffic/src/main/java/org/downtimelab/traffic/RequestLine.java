package org.downtimelab.traffic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The text format of the request log: UTF-8, one line per record, fields separated by
 * tabs, times in microseconds since the epoch. <pre>
 * #requests  1  scenario  started-at  rate  name=KIND,name=KIND…    first line
 * endpoint  index  due  sent  end  status  id  value                a finished request
 * #until  time      every request that finished before is above this line
 * #stopped  time    the load stopped; the last line
 * </pre> Readers skip lines that begin with # and that they do not know.
 */
public final class RequestLine {

	static final String HEAD = "#requests";

	public static final String UNTIL = "#until";

	public static final String STOPPED = "#stopped";

	private static final String VERSION = "1";

	private RequestLine() {
	}

	public static String of(LoadRun run) {
		String endpoints = run.endpoints()
			.entrySet()
			.stream()
			.map((endpoint) -> endpoint.getKey() + "=" + endpoint.getValue())
			.collect(Collectors.joining(","));
		return String.join("\t", HEAD, VERSION, run.scenario(), Long.toString(run.startedAt()),
				Integer.toString(run.rate()), endpoints);
	}

	public static String of(Request request) {
		String id = request.id().isPresent() ? Long.toString(request.id().getAsLong()) : "";
		return request.endpoint() + '\t' + request.index() + '\t' + request.due() + '\t' + request.sent() + '\t'
				+ request.end() + '\t' + request.status() + '\t' + id + '\t' + request.value();
	}

	public static String of(String mark, long time) {
		return mark + '\t' + time;
	}

	static LoadRun run(String line) {
		String[] fields = fields(line, 6);
		if (!fields[0].equals(HEAD) || !fields[1].equals(VERSION)) {
			throw new IllegalArgumentException(
					"Not a request log of version " + VERSION + "; its first line is: " + line);
		}
		Map<String, Endpoint.Kind> endpoints = new LinkedHashMap<>();
		for (String endpoint : fields[5].split(",")) {
			String[] parts = endpoint.split("=");
			endpoints.put(parts[0], Endpoint.Kind.valueOf(parts[1]));
		}
		return new LoadRun(fields[2], Long.parseLong(fields[3]), Integer.parseInt(fields[4]), endpoints);
	}

	static Request request(String line) {
		String[] fields = fields(line, 8);
		try {
			return new Request(fields[0], Long.parseLong(fields[1]), Long.parseLong(fields[2]),
					Long.parseLong(fields[3]), Long.parseLong(fields[4]), fields[5],
					fields[6].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(fields[6])), fields[7]);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("Not a line of a request log: " + line, ex);
		}
	}

	static long time(String line) {
		return Long.parseLong(fields(line, 2)[1]);
	}

	private static String[] fields(String line, int count) {
		String[] fields = line.split("\t", -1);
		if (fields.length != count) {
			throw new IllegalArgumentException(
					"Not a line of a request log: " + fields.length + " fields instead of " + count + ": " + line);
		}
		return fields;
	}

}
