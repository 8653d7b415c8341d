package org.downtimelab.foreignkey.v1;

import jakarta.persistence.Entity;

import org.downtimelab.serve.CastOrder;

/** An order that knows its customer. */
@Entity
class LargeOrder extends CastOrder {

	LargeOrder() {
		// Customer 1 is there: what the application writes is no orphan.
		this.customerId = 1;
	}

}
