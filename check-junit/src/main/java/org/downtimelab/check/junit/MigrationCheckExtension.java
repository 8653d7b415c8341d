package org.downtimelab.check.junit;

import java.util.function.Supplier;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link MigrationCheck}. Its server starts when the first check needs it,
 * serves all test classes of the JVM, and is gone when they are done.
 * {@snippet :
 * &#64;ExtendWith(MigrationCheckExtension.class)
 * class MigrationsTest {
 *
 * 	&#64;Test
 * 	void theNewestMigrationHarmsNobody(MigrationCheck check) {
 * 		assertThat(check.migrations("classpath:db/migration").rows("orders", 200_000).newest()).isHarmless();
 * 	}
 *
 * }
 * }
 */
public final class MigrationCheckExtension implements ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(MigrationCheckExtension.class);

	/** What the server is called in the store. */
	private final String name;

	private final Supplier<CheckServer> start;

	/** On PostgreSQL 18, which comes with this extension. */
	public MigrationCheckExtension() {
		this("embedded", () -> CheckServer.embedded(null));
	}

	private MigrationCheckExtension(String name, Supplier<CheckServer> start) {
		this.name = name;
		this.start = start;
	}

	/**
	 * On another PostgreSQL, without Docker. Maven fetches it at its first use.
	 * @param majorVersion 15, 16, 17 or 18
	 * @return for a field with {@code @RegisterExtension}
	 */
	public static MigrationCheckExtension embedded(int majorVersion) {
		return new MigrationCheckExtension("embedded-" + majorVersion, () -> CheckServer.embedded(majorVersion));
	}

	/**
	 * In a container, for an image with extensions of its own. It needs Docker, and
	 * {@code org.testcontainers:testcontainers-postgresql} among the test's dependencies.
	 * @param image such as {@code postgres:16}
	 * @return for a field with {@code @RegisterExtension}
	 */
	public static MigrationCheckExtension inContainer(String image) {
		return new MigrationCheckExtension("container-" + image, () -> ContainerServer.start(image));
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == MigrationCheck.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return new MigrationCheck(() -> running(context).server());
	}

	/** JUnit 5 has no computeIfAbsent in its store, JUnit 6 still has this. */
	@SuppressWarnings("deprecation")
	private CheckServer running(ExtensionContext context) {
		return context.getRoot()
			.getStore(NAMESPACE)
			.getOrComputeIfAbsent(this.name, (name) -> this.start.get(), CheckServer.class);
	}

}
