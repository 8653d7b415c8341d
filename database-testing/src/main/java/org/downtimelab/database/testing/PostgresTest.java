package org.downtimelab.database.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that works on PostgreSQL. Its constructor, its tests and its lifecycle
 * methods may take a {@link org.downtimelab.database.Database}, fresh and empty, and the
 * {@link org.downtimelab.database.Server} that it is on.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(FreshDatabase.class)
public @interface PostgresTest {

	/**
	 * Who shares a database. With {@link Fresh#PER_TEST} there is none before a test
	 * begins, so neither a static lifecycle method nor the constructor can take it.
	 * @return the class, or only the methods around one test
	 */
	Fresh value() default Fresh.PER_CLASS;

	/** How long a database stays. */
	enum Fresh {

		/** One for all tests of the class, and of the classes nested in it. */
		PER_CLASS,

		/**
		 * One for each test, shared with its {@code @BeforeEach} and {@code @AfterEach}.
		 */
		PER_TEST

	}

}
