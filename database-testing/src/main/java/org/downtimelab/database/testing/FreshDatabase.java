package org.downtimelab.database.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest.Fresh;

/**
 * Gives tests a database and the server that it is on. The server starts when the first
 * test asks for it and stops at the end of the launcher session, so all test classes of
 * the JVM share it.
 */
public final class FreshDatabase implements ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(FreshDatabase.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == Database.class || type == Server.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Server server = server(context);
		return (parameter.getParameter().getType() == Server.class) ? server : database(context, server);
	}

	private static Server server(ExtensionContext context) {
		return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
			.computeIfAbsent(Server.class, (key) -> TestServer.start(), Server.class);
	}

	private static Database database(ExtensionContext context, Server server) {
		Store store = sharing(context).getStore(NAMESPACE);
		return store.computeIfAbsent(Lent.class, (key) -> Lent.on(server, context), Lent.class).database();
	}

	/** The context of the test, or that of the outermost class. */
	private static ExtensionContext sharing(ExtensionContext context) {
		if (fresh(context) == Fresh.PER_TEST) {
			if (context.getTestMethod().isEmpty()) {
				throw new ParameterResolutionException("With @PostgresTest(PER_TEST), " + context.getDisplayName()
						+ " has no database before a test begins: take it in the test or in @BeforeEach");
			}
			return context;
		}
		ExtensionContext outermost = context;
		while (outermost.getParent().filter((parent) -> parent.getTestClass().isPresent()).isPresent()) {
			outermost = outermost.getParent().get();
		}
		return outermost;
	}

	private static Fresh fresh(ExtensionContext context) {
		return AnnotationSupport
			.findAnnotation(context.getRequiredTestClass(), PostgresTest.class, context.getEnclosingTestClasses())
			.map(PostgresTest::value)
			.orElse(Fresh.PER_CLASS);
	}

	/**
	 * A database that the store drops when its test or class is done.
	 *
	 * @param databases where it was made
	 * @param database the fresh one
	 */
	private record Lent(Databases databases, Database database) implements AutoCloseable {

		static Lent on(Server server, ExtensionContext context) {
			Databases databases = new Databases(server);
			return new Lent(databases, databases.empty("test_" + context.getRequiredTestClass().getSimpleName()));
		}

		@Override
		public void close() {
			this.databases.drop(this.database);
		}

	}

}
