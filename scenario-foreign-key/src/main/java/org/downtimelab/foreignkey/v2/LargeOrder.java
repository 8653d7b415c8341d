package org.downtimelab.foreignkey.v2;

import jakarta.persistence.Entity;

import org.downtimelab.serve.CastOrder;

/** An order that knows its customer; all guests together are customer 1. */
@Entity
class LargeOrder extends CastOrder {

	static LargeOrder ordered() {
		LargeOrder order = new LargeOrder();
		order.customerId = 1;
		return order;
	}

}
