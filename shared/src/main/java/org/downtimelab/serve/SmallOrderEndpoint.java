package org.downtimelab.serve;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reads the small table. When it goes down, it is not because of a lock: it is because
 * somebody else's lock emptied the pool.
 */
@RestController
@RequestMapping("/small")
class SmallOrderEndpoint {

	private final SmallOrders orders;

	SmallOrderEndpoint(SmallOrders orders) {
		this.orders = orders;
	}

	@GetMapping
	List<SmallOrder> all() {
		return this.orders.findAll();
	}

}
