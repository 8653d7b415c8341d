package org.downtimelab.foreignkey.v1;

import java.math.BigDecimal;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

@Entity
class LargeOrder {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	Long id;

	String note;

	BigDecimal amount = BigDecimal.ONE;

	/** Customer 1 is there: what the application writes is no orphan. */
	long customerId = 1;

	protected LargeOrder() {
	}

	LargeOrder(String note) {
		this.note = note;
	}

}
