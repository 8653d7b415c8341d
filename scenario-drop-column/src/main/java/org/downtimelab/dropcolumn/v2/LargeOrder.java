package org.downtimelab.dropcolumn.v2;

import jakarta.persistence.Entity;

import org.downtimelab.serve.CastOrder;

/** An order, without the code of the older system. */
@Entity
class LargeOrder extends CastOrder {

}
