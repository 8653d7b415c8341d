package org.downtimelab.alterdefault.v2;

import jakarta.persistence.Entity;

import org.downtimelab.serve.CastOrder;

/** An order whose code says how a new one is shipped. */
@Entity
class LargeOrder extends CastOrder {

	String shipping = "economy";

}
