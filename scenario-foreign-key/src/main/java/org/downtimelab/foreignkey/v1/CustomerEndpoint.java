package org.downtimelab.foreignkey.v1;

import org.downtimelab.foreignkey.CustomerEndpoints;
import org.downtimelab.serve.Writing;

import org.springframework.web.bind.annotation.RestController;

@RestController
class CustomerEndpoint extends CustomerEndpoints {

	CustomerEndpoint(Customers customers, Writing writing) {
		super(customers, writing);
	}

}
