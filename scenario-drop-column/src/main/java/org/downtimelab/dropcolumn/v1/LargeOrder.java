package org.downtimelab.dropcolumn.v1;

import jakarta.persistence.Entity;

import org.downtimelab.serve.CastOrder;

/**
 * An order with the code that an older system gave it: every query, insert and flush
 * names it.
 */
@Entity
class LargeOrder extends CastOrder {

	String legacyCode = "none";

}
