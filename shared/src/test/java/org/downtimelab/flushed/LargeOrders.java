package org.downtimelab.flushed;

import org.downtimelab.serve.CastOrder;
import org.downtimelab.serve.LargeTable;

/** The release whose entity is flushed. */
public interface LargeOrders extends LargeTable<LargeOrder> {

	@Override
	default LargeOrder draft(String value) {
		return CastOrder.noted(new LargeOrder(), value);
	}

}
