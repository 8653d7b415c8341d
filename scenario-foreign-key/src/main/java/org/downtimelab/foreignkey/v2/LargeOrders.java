package org.downtimelab.foreignkey.v2;

import org.downtimelab.serve.LargeTable;

import static org.downtimelab.serve.CastOrder.noted;

/** The orders as v2 makes them: each with a customer that is there. */
public interface LargeOrders extends LargeTable<LargeOrder> {

	@Override
	default LargeOrder draft(String value) {
		return noted(LargeOrder.ordered(), value);
	}

}
