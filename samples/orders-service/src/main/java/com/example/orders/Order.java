package com.example.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "orders")
public class Order {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	private long customerId;

	private String status = "new";

	private long totalCents;

	public Long getId() {
		return this.id;
	}

	public long getCustomerId() {
		return this.customerId;
	}

	public String getStatus() {
		return this.status;
	}

	public long getTotalCents() {
		return this.totalCents;
	}

}
