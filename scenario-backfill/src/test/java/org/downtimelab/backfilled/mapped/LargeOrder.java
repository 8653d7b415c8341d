package org.downtimelab.backfilled.mapped;

import java.math.BigDecimal;

import jakarta.persistence.Entity;

import org.downtimelab.serve.CastOrder;

/** An order of a release that maps the new column and does not compute it. */
@Entity
class LargeOrder extends CastOrder {

	BigDecimal gross;

}
