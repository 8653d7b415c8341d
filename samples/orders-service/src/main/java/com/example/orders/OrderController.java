package com.example.orders;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {

	private final OrderRepository orders;

	OrderController(OrderRepository orders) {
		this.orders = orders;
	}

	@GetMapping("/customers/{id}/orders")
	List<Order> latest(@PathVariable("id") long customerId) {
		return this.orders.findTop20ByCustomerIdOrderByIdDesc(customerId);
	}

}
