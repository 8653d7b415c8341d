package org.downtimelab.serve;

import java.util.List;

import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The small table. */
interface SmallOrders extends Repository<SmallOrder, Long> {

	@Transactional(readOnly = true)
	List<SmallOrder> findAll();

}
