package org.downtimelab.serve;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A row of the small table, which no migration touches. */
@Entity
class SmallOrder {

	@Id
	Long id;

	long customerId;

	String note;

}
