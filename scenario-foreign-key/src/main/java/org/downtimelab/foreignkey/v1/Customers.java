package org.downtimelab.foreignkey.v1;

import org.downtimelab.foreignkey.CustomerTable;

interface Customers extends CustomerTable<Customer> {

}
