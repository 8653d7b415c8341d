package com.example.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** The entities of release 31, which still runs when the newest migration starts. */
final class Release31 {

	@Entity
	@Table(name = "customers")
	static class Customer {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		String name;

		String email;

	}

	@Entity
	@Table(name = "orders")
	static class Order {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		@ManyToOne(optional = false)
		Customer customer;

		String status;

		String note;

		long totalCents;

	}

}
