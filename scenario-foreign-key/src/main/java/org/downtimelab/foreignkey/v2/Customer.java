package org.downtimelab.foreignkey.v2;

import jakarta.persistence.Entity;

import org.downtimelab.foreignkey.AnyCustomer;

@Entity
class Customer extends AnyCustomer {

}
