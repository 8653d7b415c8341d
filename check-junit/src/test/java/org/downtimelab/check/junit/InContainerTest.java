package org.downtimelab.check.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@EnabledIfSystemProperty(named = "database", matches = "testcontainers",
		disabledReason = "containers are asked for by -Ddatabase=testcontainers")
class InContainerTest {

	@RegisterExtension
	static MigrationCheckExtension container = MigrationCheckExtension.inContainer("postgres:18");

	@Test
	void migrationsAreChecked(MigrationCheck check, @TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("V1__tables.sql"), "CREATE TABLE orders (id bigint PRIMARY KEY, n bigint);");
		Files.writeString(folder.resolve("V2__index.sql"), "CREATE INDEX orders_n ON orders (n);");
		CheckedMigrations checked = check.migrations(folder.toString()).rows(50_000).newest();
		assertThat(checked.result().postgres()).startsWith("18.");
		assertThatThrownBy(() -> assertThat(checked).isAtMostCareful()).hasMessageContaining("✕ blocks-writes")
			.hasMessageContaining("50,000 rows");
	}

	@Test
	void theirRoleGoesNowhereElse(MigrationCheck check, @TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("V1__look.sql"), """
				DO $$ BEGIN ASSERT (SELECT count(*) FROM pg_database WHERE datallowconn
				  AND has_database_privilege(oid, 'CONNECT') AND datdba <> current_user::regrole) = 0; END $$;
				""");
		assertThat(check.migrations(folder.toString()).newest()).isHarmless();
	}

}
