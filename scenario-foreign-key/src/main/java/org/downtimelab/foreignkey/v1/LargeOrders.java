package org.downtimelab.foreignkey.v1;

import org.downtimelab.serve.LargeTable;

import static org.downtimelab.serve.CastOrder.noted;

/** The orders as the application knows them. */
public interface LargeOrders extends LargeTable<LargeOrder> {

	@Override
	default LargeOrder draft(String value) {
		return noted(LargeOrder.ordered(), value);
	}

}
