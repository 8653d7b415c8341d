package org.downtimelab.check.junit;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.SingularAttribute;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.cfg.Configuration;

/**
 * Has Hibernate read, insert, update and delete with the entities of a release, on
 * whatever schema there is. Nothing of it is committed. Loaded only where a test hands in
 * entities.
 */
final class ReleaseProbe implements AutoCloseable {

	private final SessionFactory hibernate;

	/**
	 * A release.
	 * @param database whose schema is tried
	 * @param entities of the release; names go to the database as with Spring Boot
	 */
	// Hibernate 6 knows the naming by no other name.
	@SuppressWarnings("removal")
	ReleaseProbe(DataSource database, List<Class<?>> entities) {
		Configuration configuration = new Configuration();
		entities.forEach(configuration::addAnnotatedClass);
		configuration.getProperties().put("hibernate.connection.datasource", database);
		configuration.setPhysicalNamingStrategy(new CamelCaseToUnderscoresNamingStrategy());
		this.hibernate = configuration.buildSessionFactory();
	}

	/**
	 * Tries everything now.
	 * @return what does not work, by what was tried: "insert Order"
	 */
	Map<String, SQLException> failures() {
		Map<String, SQLException> failures = new LinkedHashMap<>();
		for (EntityType<?> entity : this.hibernate.getMetamodel().getEntities()) {
			String name = entity.getName();
			String called = entity.getJavaType().getSimpleName();
			attempt("read " + called, failures,
					(manager) -> manager.createQuery("select e from " + name + " e", entity.getJavaType())
						.setMaxResults(1)
						.getResultList());
			attempt("insert " + called, failures, (manager) -> {
				manager.persist(SampleEntity.of(entity));
				manager.flush();
			});
			attempt("update " + called, failures,
					(manager) -> manager
						.createQuery("update " + name + " e set " + assignments(entity) + " where 1 = 0")
						.executeUpdate());
			attempt("delete " + called, failures,
					(manager) -> manager.createQuery("delete from " + name + " e where 1 = 0").executeUpdate());
		}
		return failures;
	}

	/** Every column, as Hibernate writes them unless told otherwise. */
	private static String assignments(EntityType<?> entity) {
		return entity.getSingularAttributes()
			.stream()
			.filter((attribute) -> !attribute.isId() && !attribute.isVersion())
			.map(SingularAttribute::getName)
			.map((name) -> "e." + name + " = e." + name)
			.collect(Collectors.joining(", "));
	}

	private void attempt(String what, Map<String, SQLException> failures, Work work) {
		try (EntityManager manager = this.hibernate.createEntityManager()) {
			manager.getTransaction().begin();
			try {
				work.with(manager);
			}
			finally {
				manager.getTransaction().rollback();
			}
		}
		catch (RuntimeException ex) {
			failures.put(what, databaseError(ex));
		}
	}

	private static SQLException databaseError(RuntimeException thrown) {
		for (Throwable each = thrown; each != null; each = each.getCause()) {
			if (each instanceof SQLException error) {
				return error;
			}
		}
		throw thrown;
	}

	@Override
	public void close() {
		this.hibernate.close();
	}

	/** Something to do in a transaction. */
	private interface Work {

		void with(EntityManager manager);

	}

}
