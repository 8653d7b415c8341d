package org.downtimelab.foreignkey.v1;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Customer {

	@Id
	Long id;

	String note;

}
