package org.downtimelab.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;

import org.downtimelab.traffic.DueTimes;
import org.downtimelab.traffic.LoadRun;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.RequestFeed;

/**
 * Requests of nobody, which end in an order and in a way that chance decides: most at
 * once; from time to time those of one endpoint are slow, fail, hang or are lost.
 */
final class RandomRequests implements RequestFeed {

	static final long START = 1_700_000_000_000_000L;

	private final Queue<Request> underWay = new PriorityQueue<>(Comparator.comparingLong(Request::end));

	private final List<Request> ended = new ArrayList<>();

	private final Map<String, Lane> lanes = new HashMap<>();

	private final Random random;

	private final LoadRun run;

	private final double trouble;

	private final long longestHang;

	private long now = START;

	/**
	 * Nothing has been sent yet.
	 * @param trouble the chance that it begins with a request; it lasts 1 s on average
	 * @param longestHang microseconds, or 0 if some hang for ever
	 * @param lateMicros by how much the users are late at first, for 10 s
	 */
	RandomRequests(Random random, LoadRun run, double trouble, long longestHang, long lateMicros) {
		this.random = random;
		this.run = run;
		this.trouble = trouble;
		this.longestHang = longestHang;
		run.endpoints().keySet().forEach((endpoint) -> this.lanes.put(endpoint, new Lane(endpoint, lateMicros)));
	}

	/** Lets time pass. */
	void pass(long micros) {
		this.now += micros;
		this.lanes.values().forEach(Lane::send);
	}

	@Override
	public List<Request> poll() {
		this.ended.clear();
		while (!this.underWay.isEmpty() && this.underWay.peek().end() <= this.now) {
			Request request = this.underWay.remove();
			long due = this.lanes.get(request.endpoint()).dueTimes.due(request.index());
			this.ended.add(new Request(request.endpoint(), request.index(), due, request.sent(), request.end(),
					request.status(), request.id(), request.value()));
		}
		return List.copyOf(this.ended);
	}

	@Override
	public Optional<LoadRun> run() {
		return Optional.of(this.run);
	}

	@Override
	public OptionalLong until() {
		return OptionalLong.of(this.now);
	}

	@Override
	public OptionalLong stoppedAt() {
		return OptionalLong.empty();
	}

	@Override
	public void close() {
	}

	private final class Lane {

		private final String endpoint;

		private final long late;

		private final DueTimes dueTimes = new DueTimes(RandomRequests.this.run.rate());

		private int sent;

		private int kindOfTrouble;

		Lane(String endpoint, long late) {
			this.endpoint = endpoint;
			this.late = late;
		}

		void send() {
			RandomRequests all = RandomRequests.this;
			for (;; this.sent++) {
				long due = START + this.sent * 1_000_000L / all.run.rate();
				long at = due + all.random.nextInt(500) + ((due < START + 10_000_000) ? this.late : 0);
				if (at > all.now) {
					return;
				}
				if (all.random.nextDouble() < ((this.kindOfTrouble > 0) ? 1.0 / all.run.rate() : all.trouble)) {
					this.kindOfTrouble = (this.kindOfTrouble > 0) ? 0 : 1 + all.random.nextInt(4);
				}
				this.dueTimes.observe(this.sent, at);
				request(at);
			}
		}

		private void request(long at) {
			RandomRequests all = RandomRequests.this;
			boolean lost = this.kindOfTrouble == 4 && all.longestHang == 0 && all.random.nextInt(20) == 0;
			long took = 1_000 + all.random.nextInt(switch (this.kindOfTrouble) {
				case 1 -> 500_000;
				case 3, 4 -> (int) Math.max(all.longestHang, 4_000_000);
				default -> 20_000;
			});
			String status = (this.kindOfTrouble == 2 && all.random.nextBoolean()) ? "500" : "200";
			all.underWay.add(new Request(this.endpoint, this.sent, at, at, lost ? Long.MAX_VALUE : at + took, status,
					OptionalLong.empty(), ""));
		}

	}

}
