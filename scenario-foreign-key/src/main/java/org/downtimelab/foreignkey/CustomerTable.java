package org.downtimelab.foreignkey;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * What the endpoints ask of the customers.
 *
 * @param <T> the release's entity
 */
@NoRepositoryBean
public interface CustomerTable<T extends AnyCustomer> extends Repository<T, Long> {

	@Modifying
	@Query("update #{#entityName} c set c.note = :note where c.id = :id")
	int note(long id, String note);

	/**
	 * The server refuses it while an order refers to the customer, once there is a key.
	 */
	@Modifying
	@Query("delete from #{#entityName} c where c.id = :id")
	int remove(long id);

}
