package org.downtimelab.foreignkey;

import org.downtimelab.serve.Write;
import org.downtimelab.serve.Writing;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Writes to the table that orders refer to. Each release serves them by a subclass. */
public abstract class CustomerEndpoints {

	private final CustomerTable<?> customers;

	private final Writing writing;

	protected CustomerEndpoints(CustomerTable<?> customers, Writing writing) {
		this.customers = customers;
		this.writing = writing;
	}

	@PutMapping("/customer/{id}")
	ResponseEntity<Void> update(@PathVariable long id, @RequestBody Write write) {
		return this.writing.update(() -> this.customers.note(id, write.value()));
	}

	@DeleteMapping("/customer/{id}")
	ResponseEntity<Void> delete(@PathVariable long id) {
		return this.writing.update(() -> this.customers.remove(id));
	}

}
