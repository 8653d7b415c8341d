package org.downtimelab.check.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A check with the entities of the release that runs. */
@PostgresTest
class MigrationCheckTest {

	private final Server server;

	@TempDir
	private Path folder;

	MigrationCheckTest(Server server) {
		this.server = server;
	}

	@BeforeEach
	void twoMigrations() throws IOException {
		Files.writeString(this.folder.resolve("V1__tables.sql"), """
				CREATE TABLE coupon (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text);
				CREATE TABLE gift (id bigint PRIMARY KEY, of_coupon bigint NOT NULL REFERENCES coupon (id));
				""");
		Files.writeString(this.folder.resolve("V2__code.sql"), """
				SET lock_timeout = '2s';
				ALTER TABLE coupon ADD COLUMN code_text text;
				""");
	}

	private CheckedMigrations newest() {
		return new MigrationCheck(() -> this.server).migrations(this.folder.toString())
			.rows(100)
			.entities(Coupon.class, Gift.class)
			.newest();
	}

	@Test
	void whatTheReleaseSurvivesIsHarmless() {
		assertThat(newest()).isHarmless();
	}

	@Test
	void whatBreaksTheReleaseIsSaidInHibernatesWords() throws IOException {
		Files.writeString(this.folder.resolve("V3__rename.sql"), """
				SET lock_timeout = '2s';
				ALTER TABLE coupon RENAME COLUMN code TO old_code;
				""");
		CheckedMigration migration = newest().result().migrations().get(0);
		assertThat(migration.verdict().word()).isEqualTo("harmful");
		assertThat(migration.findings()).extracting("message")
			.contains("Hibernate can no longer read Coupon: ERROR: column c1_0.code does not exist",
					"Hibernate can no longer insert Coupon: ERROR: column \"code\" of relation \"coupon\" does not exist");
	}

	@Test
	void whatNeverWorkedIsNamedAndNotCompared() {
		assertThat(newest().result().notes()).filteredOn((note) -> note.startsWith("Hibernate cannot"))
			.containsExactly("Hibernate cannot insert Gift before V2__code.sql either, so that is not compared: "
					+ "ERROR: insert or update on table \"gift\" violates foreign key constraint \"gift_of_coupon_fkey\"");
	}

	/** As it was before. */
	@Entity
	static class Coupon {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		private Long id;

		private String code;

	}

	/** With a number that no coupon has. */
	@Entity
	static class Gift {

		@Id
		private Long id;

		private long ofCoupon;

	}

}
