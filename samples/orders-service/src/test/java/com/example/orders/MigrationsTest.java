package com.example.orders;

import org.downtimelab.check.junit.MigrationCheck;
import org.downtimelab.check.junit.MigrationCheckExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(MigrationCheckExtension.class)
class MigrationsTest {

	@Test
	void theNewestMigrationHarmsNobody(MigrationCheck check) {
		assertThat(check.migrations("classpath:db/migration")
			.rows("orders", 200_000)
			.entities(Release31.Customer.class, Release31.Order.class)
			.newest()).isHarmless();
	}

}
