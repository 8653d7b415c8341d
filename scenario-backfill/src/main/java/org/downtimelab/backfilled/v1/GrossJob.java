package org.downtimelab.backfilled.v1;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The batch job that guides teach: read a page of entities, compute, save all of them.
 */
@RestController
class GrossJob {

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
		List<LargeOrder> page = this.orders.findTop1000ByIdGreaterThanOrderById(0);
		while (!page.isEmpty()) {
			page.forEach(LargeOrder::computeGross);
			this.orders.saveAll(page);
			page = this.orders.findTop1000ByIdGreaterThanOrderById(page.get(page.size() - 1).id());
		}
	}

}
