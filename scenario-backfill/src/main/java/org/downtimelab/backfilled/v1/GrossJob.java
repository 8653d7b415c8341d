package org.downtimelab.backfilled.v1;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The batch job that guides teach: read a page of entities, compute, save them in chunks.
 */
@RestController
class GrossJob {

	/** Rows of one transaction. */
	private static final int CHUNK = 500;

	private final LargeOrders orders;

	GrossJob(LargeOrders orders) {
		this.orders = orders;
	}

	/** On a thread of its own, as a scheduler runs it: not in the request's session. */
	@PostMapping("/jobs/gross")
	void run() {
		CompletableFuture.runAsync(this::fill).join();
	}

	private void fill() {
		List<LargeOrder> page = this.orders.findTop5000ByIdGreaterThanOrderById(0);
		while (!page.isEmpty()) {
			page.forEach(LargeOrder::computeGross);
			for (int saved = 0; saved < page.size(); saved += CHUNK) {
				this.orders.saveAll(page.subList(saved, Math.min(saved + CHUNK, page.size())));
			}
			page = this.orders.findTop5000ByIdGreaterThanOrderById(page.get(page.size() - 1).id());
		}
	}

}
