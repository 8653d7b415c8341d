package org.downtimelab.notnull.v2;

import org.downtimelab.serve.LargeTable;

/** The large table, whose new orders are tracked. */
public interface LargeOrders extends LargeTable<LargeOrder> {

	@Override
	default LargeOrder draft(String value) {
		return new LargeOrder(value);
	}

}
