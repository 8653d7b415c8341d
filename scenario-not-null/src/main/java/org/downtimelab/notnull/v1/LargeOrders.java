package org.downtimelab.notnull.v1;

import org.downtimelab.serve.LargeTable;

/** The large table, of whose new column this release knows nothing. */
public interface LargeOrders extends LargeTable<LargeOrder> {

	@Override
	default LargeOrder draft(String value) {
		return new LargeOrder(value);
	}

}
