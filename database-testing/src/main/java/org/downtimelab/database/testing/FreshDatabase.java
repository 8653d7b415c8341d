package org.downtimelab.database.testing;

import java.util.Optional;
import java.util.function.Supplier;

import org.downtimelab.database.Database;
import org.downtimelab.database.Databases;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest.Fresh;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives tests a database and the server that it is on. The server starts when the first
 * test asks for it and stops at the end of the launcher session, so all test classes of
 * the JVM share it. Where the chosen server cannot run at all, the class is skipped, and
 * its name and the reason are printed.
 */
public final class FreshDatabase implements ExecutionCondition, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(FreshDatabase.class);

	private final Supplier<TestServer> choice;

	/** On the server that the system property {@code database} chooses. */
	public FreshDatabase() {
		this(TestServer::new);
	}

	FreshDatabase(Supplier<TestServer> choice) {
		this.choice = choice;
	}

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		Optional<String> lack = testServer(context).lack();
		if (lack.isEmpty()) {
			return ConditionEvaluationResult.enabled(null);
		}
		System.out.println("SKIPPED " + context.getRequiredTestClass().getName() + ": " + lack.get());
		return ConditionEvaluationResult.disabled(lack.get());
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == Database.class || type == Server.class || type == TestServer.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		TestServer chosen = testServer(context);
		if (type == TestServer.class) {
			return chosen;
		}
		return (type == Server.class) ? chosen.server() : database(context, chosen.server());
	}

	private TestServer testServer(ExtensionContext context) {
		return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
			.computeIfAbsent(TestServer.class, (key) -> this.choice.get(), TestServer.class);
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
