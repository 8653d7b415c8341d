package org.downtimelab.alterdefault.v2bydefault;

import jakarta.persistence.Entity;

import org.downtimelab.serve.CastOrder;

/**
 * An order that was mapped when the column's default was "standard". Hibernate's INSERT
 * names every column of it, so the default is not asked.
 */
@Entity
class LargeOrder extends CastOrder {

	String shipping = "standard";

}
