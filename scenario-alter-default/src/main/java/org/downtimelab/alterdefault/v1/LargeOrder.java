package org.downtimelab.alterdefault.v1;

import jakarta.persistence.Entity;

import org.downtimelab.serve.CastOrder;

/**
 * An order, without the new column: an INSERT leaves it to the default, if there is one.
 */
@Entity
class LargeOrder extends CastOrder {

}
