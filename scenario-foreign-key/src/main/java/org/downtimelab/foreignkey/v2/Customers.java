package org.downtimelab.foreignkey.v2;

import org.downtimelab.foreignkey.CustomerTable;

interface Customers extends CustomerTable<Customer> {

}
