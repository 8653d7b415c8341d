package org.downtimelab.foreignkey;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/** A customer, with the columns that every release uses. */
@MappedSuperclass
public abstract class AnyCustomer {

	@Id
	Long id;

	String note;

}
