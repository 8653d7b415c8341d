package org.downtimelab.serve;

import java.util.List;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads and writes of the large table. */
@RestController
@RequestMapping("/large")
class LargeOrderEndpoints<T extends CastOrder> {

	private final LargeTable<T> table;

	private final EntityManagerFactory entities;

	private final Writing writing;

	LargeOrderEndpoints(LargeTable<T> table, EntityManagerFactory entities, Writing writing) {
		this.table = table;
		this.entities = entities;
		this.writing = writing;
	}

	@GetMapping
	List<T> page(@RequestParam long from) {
		return this.table.findTop10ByIdGreaterThanEqualOrderById(from);
	}

	@GetMapping("/oldest")
	List<T> oldest() {
		return this.table.findTop10ByOrderById();
	}

	/** Any number is a customer: it is mapped to a customer who has orders. */
	@GetMapping("/customer/{number}")
	List<T> latest(@PathVariable long number) {
		return this.table.findTop10ByCustomerIdOrderByIdDesc(number % CastOrder.CUSTOMERS);
	}

	@DeleteMapping("/{id}")
	ResponseEntity<Void> delete(@PathVariable long id) {
		return this.writing.update(() -> this.table.remove(id));
	}

	@PutMapping("/{id}")
	ResponseEntity<Void> update(@PathVariable long id, @RequestBody Write write) {
		return this.writing.update(() -> this.table.write(id, write.value()));
	}

	/**
	 * Loads an order, changes one field, and flushes it. Without {@code @DynamicUpdate},
	 * Hibernate's UPDATE names every column of the entity but its id.
	 */
	@PutMapping("/{id}/flush")
	ResponseEntity<Void> flush(@PathVariable long id, @RequestBody Write write) {
		return this.writing.update(() -> this.table.findById(id).map((order) -> {
			this.table.change(order, write.value());
			this.table.flush();
			return 1;
		}).orElse(0));
	}

	@PostMapping
	ResponseEntity<Written> insert(@RequestBody Write write) {
		T saved = this.writing.of(() -> this.table.save(this.table.draft(write.value())));
		Object id = this.entities.getPersistenceUnitUtil().getIdentifier(saved);
		return ResponseEntity.status(201).body(new Written((Long) id));
	}

	record Written(long id) {
	}

}
