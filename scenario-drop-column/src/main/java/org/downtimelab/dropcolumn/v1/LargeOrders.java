package org.downtimelab.dropcolumn.v1;

import org.downtimelab.serve.LargeTable;

/** The large table, old column and all. */
public interface LargeOrders extends LargeTable<LargeOrder> {

	@Override
	default LargeOrder draft(String value) {
		return new LargeOrder(value);
	}

}
