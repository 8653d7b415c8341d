package org.downtimelab.index.v1;

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

	long customerId;

	BigDecimal amount = BigDecimal.ONE;

	String note;

	protected LargeOrder() {
	}

	LargeOrder(String note) {
		this.note = note;
	}

}
