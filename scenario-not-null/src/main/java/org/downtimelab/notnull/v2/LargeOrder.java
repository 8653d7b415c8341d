package org.downtimelab.notnull.v2;

import java.util.UUID;

import jakarta.persistence.Entity;

import org.downtimelab.serve.CastOrder;

/** An order that can be tracked; one from before the backfill has no id yet. */
@Entity
class LargeOrder extends CastOrder {

	String trackingId = "T" + UUID.randomUUID();

}
