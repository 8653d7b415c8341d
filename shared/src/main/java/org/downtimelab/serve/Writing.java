package org.downtimelab.serve;

import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transaction of a write request. One that only warms the application up is rolled
 * back, so that it runs the same code and leaves no row behind.
 */
@Component
public class Writing {

	/** The header that says so, by the name of the endpoint. */
	static final String WARM_UP = "Downtime-Lab-Warm-Up";

	private final TransactionTemplate transactions;

	private final HttpServletRequest request;

	Writing(TransactionTemplate transactions, HttpServletRequest request) {
		this.transactions = transactions;
		this.request = request;
	}

	/**
	 * Updates or deletes a row.
	 * @param write returns how many rows it changed
	 * @return 200 only if exactly one row was changed: that is what "acknowledged" means
	 */
	public ResponseEntity<Void> update(Supplier<Integer> write) {
		return (of(write) == 1) ? ResponseEntity.ok().build() : ResponseEntity.notFound().build();
	}

	<T> T of(Supplier<T> write) {
		return this.transactions.execute((status) -> {
			if (this.request.getHeader(WARM_UP) != null) {
				status.setRollbackOnly();
			}
			return write.get();
		});
	}

}
