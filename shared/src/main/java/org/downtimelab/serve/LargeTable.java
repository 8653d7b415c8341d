package org.downtimelab.serve;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the endpoints ask of the large table. A release extends it with its own entity,
 * which maps only the columns that this release uses.
 *
 * @param <T> the release's entity
 */
@NoRepositoryBean
public interface LargeTable<T extends CastOrder> extends Repository<T, Long> {

	/** A page by primary key: fast on any number of rows. */
	@Transactional(readOnly = true)
	List<T> findTop10ByIdGreaterThanEqualOrderById(long from);

	/**
	 * The oldest rows: the scan begins at the lowest key, dead index entries included.
	 */
	@Transactional(readOnly = true)
	List<T> findTop10ByOrderById();

	/** Looks rows up by a column that is not the key. */
	@Transactional(readOnly = true)
	List<T> findTop10ByCustomerIdOrderByIdDesc(long customerId);

	/**
	 * Deletes one row.
	 * @return the number of rows deleted, 0 or 1
	 */
	@Transactional
	@Modifying
	@Query("delete from #{#entityName} o where o.id = :id")
	int remove(long id);

	/**
	 * Writes one row's column: the note, unless a release says otherwise.
	 * @return the number of rows changed, 0 or 1
	 */
	@Transactional
	@Modifying
	@Query("update #{#entityName} o set o.note = :value where o.id = :id")
	int write(long id, String value);

	Optional<T> findById(Long id);

	/**
	 * Gives a loaded order the value that a request writes: as its note, unless a release
	 * says otherwise. The flush then writes every column that the release maps.
	 */
	default void change(T order, String value) {
		CastOrder.noted(order, value);
	}

	void flush();

	/** A new row that carries the value, not yet saved. */
	T draft(String value);

	@Transactional
	T save(T entity);

}
