package org.downtimelab.backfilled.v1;

import java.math.BigDecimal;
import java.math.RoundingMode;

import jakarta.persistence.Entity;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;

import org.downtimelab.serve.CastOrder;

/** An order that knows its amount with VAT; one from before this release does not yet. */
@Entity
class LargeOrder extends CastOrder {

	private static final BigDecimal WITH_VAT = new BigDecimal("1.19");

	BigDecimal gross;

	long id() {
		return this.id;
	}

	@PrePersist
	@PreUpdate
	void computeGross() {
		this.gross = this.amount.multiply(WITH_VAT).setScale(2, RoundingMode.HALF_UP);
	}

}
