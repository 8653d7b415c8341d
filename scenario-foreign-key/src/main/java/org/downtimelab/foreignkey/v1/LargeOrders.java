package org.downtimelab.foreignkey.v1;

import org.downtimelab.serve.LargeTable;

/** The orders as the application knows them. */
public interface LargeOrders extends LargeTable<LargeOrder> {

	@Override
	default LargeOrder draft(String value) {
		return new LargeOrder(value);
	}

}
