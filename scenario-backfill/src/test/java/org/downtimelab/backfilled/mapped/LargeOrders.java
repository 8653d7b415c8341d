package org.downtimelab.backfilled.mapped;

import org.downtimelab.serve.LargeTable;

import static org.downtimelab.serve.CastOrder.noted;

/** The large table, as a release knows it that only maps the new column. */
public interface LargeOrders extends LargeTable<LargeOrder> {

	@Override
	default LargeOrder draft(String value) {
		return noted(new LargeOrder(), value);
	}

}
