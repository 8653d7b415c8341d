package org.downtimelab.addcolumn.v1;

import org.downtimelab.serve.LargeTable;

import static org.downtimelab.serve.CastOrder.noted;

/** The large table, of whose new columns this release knows nothing. */
public interface LargeOrders extends LargeTable<LargeOrder> {

	@Override
	default LargeOrder draft(String value) {
		return noted(new LargeOrder(), value);
	}

}
