package org.downtimelab.columntype.v2inplace;

import java.time.Instant;

import jakarta.persistence.Entity;

import org.downtimelab.serve.CastOrder;

@Entity
class LargeOrder extends CastOrder {

	Instant placedAt;

}
