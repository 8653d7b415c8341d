package org.downtimelab.addcolumn.v1;

import jakarta.persistence.Entity;

import org.downtimelab.serve.CastOrder;

/** An order without the new columns. */
@Entity
class LargeOrder extends CastOrder {

}
