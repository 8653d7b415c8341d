package org.downtimelab.largedelete.v1;

import jakarta.persistence.Entity;

import org.downtimelab.serve.CastOrder;

/** An order, as the shared cast has it. */
@Entity
class LargeOrder extends CastOrder {

}
