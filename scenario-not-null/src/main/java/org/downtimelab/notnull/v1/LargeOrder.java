package org.downtimelab.notnull.v1;

import jakarta.persistence.Entity;

import org.downtimelab.serve.CastOrder;

/** An order that nobody tracks. */
@Entity
class LargeOrder extends CastOrder {

}
