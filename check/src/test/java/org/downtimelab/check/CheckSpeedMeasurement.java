package org.downtimelab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.downtimelab.check.result.CheckResult;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints how long a check at 200,000 rows takes; not run by itself. */
@PostgresTest
class CheckSpeedMeasurement {

	@Test
	void oneMigration(Server server, @TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("V1__tables.sql"),
				"""
						CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);
						CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
						  customer bigint NOT NULL REFERENCES customers (id), note varchar(50), placed timestamptz NOT NULL DEFAULT now());
						""");
		Files.writeString(folder.resolve("V2__change.sql"), """
				ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();
				CREATE INDEX orders_customer ON orders (customer);
				""");
		for (int i = 0; i < 2; i++) {
			long began = System.nanoTime();
			CheckResult result = Check.of(CheckOptions.of(folder)).on(server, System.out::println);
			System.out.println("CHECK took " + (System.nanoTime() - began) / 1_000_000 + " ms " + result.rows());
			CheckedMigration migration = result.migrations().get(0);
			System.out.println(migration.verdict() + " " + migration.outcome() + " " + migration.error() + " "
					+ migration.ms() + " ms");
			migration.statements().forEach(System.out::println);
			migration.stalls().forEach(System.out::println);
			migration.growth().forEach(System.out::println);
			migration.findings().forEach(System.out::println);
			result.notes().forEach(System.out::println);
		}
	}

}
