package org.downtimelab.foreignkey.v1;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Customers extends Repository<Customer, Long> {

	@Modifying
	@Query("update Customer c set c.note = :note where c.id = :id")
	int note(long id, String note);

}
