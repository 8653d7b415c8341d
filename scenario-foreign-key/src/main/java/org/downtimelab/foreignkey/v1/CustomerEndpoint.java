package org.downtimelab.foreignkey.v1;

import org.downtimelab.serve.Write;
import org.downtimelab.serve.Writing;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Writes to the table that orders refer to. */
@RestController
class CustomerEndpoint {

	private final Customers customers;

	private final Writing writing;

	CustomerEndpoint(Customers customers, Writing writing) {
		this.customers = customers;
		this.writing = writing;
	}

	@PutMapping("/customer/{id}")
	ResponseEntity<Void> update(@PathVariable long id, @RequestBody Write write) {
		return this.writing.update(() -> this.customers.note(id, write.value()));
	}

}
