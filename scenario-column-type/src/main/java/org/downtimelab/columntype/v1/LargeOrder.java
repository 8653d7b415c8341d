package org.downtimelab.columntype.v1;

import jakarta.persistence.Entity;

import org.downtimelab.serve.CastOrder;

@Entity
class LargeOrder extends CastOrder {

	String placedAt;

}
