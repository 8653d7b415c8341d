package org.downtimelab.check.junit;

import java.lang.reflect.AnnotatedElement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.EmbeddableType;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.SingularAttribute;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Formula;
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
	 * @param schema of tables whose entity names none; null for the search path
	 * @param entities of the release; names go to the database as with Spring Boot
	 */
	// Hibernate 6 knows the naming by no other name.
	@SuppressWarnings("removal")
	ReleaseProbe(DataSource database, String schema, List<Class<?>> entities) {
		Configuration configuration = new Configuration();
		entities.forEach(configuration::addAnnotatedClass);
		configuration.getProperties().put("hibernate.connection.datasource", database);
		// What a validator rejects says nothing of the schema.
		configuration.setProperty("jakarta.persistence.validation.mode", "none");
		if (schema != null) {
			configuration.setProperty("hibernate.default_schema", schema);
		}
		configuration.setPhysicalNamingStrategy(new CamelCaseToUnderscoresNamingStrategy());
		this.hibernate = configuration.buildSessionFactory();
	}

	/**
	 * Tries everything now.
	 * @return what does not work, by what was tried: "insert Order"
	 */
	Map<String, Refusal> failures() {
		Map<String, Refusal> failures = new LinkedHashMap<>();
		for (EntityType<?> entity : this.hibernate.getMetamodel().getEntities()) {
			String name = entity.getName();
			String called = entity.getJavaType().getSimpleName();
			attempt("read " + called, failures,
					(manager) -> manager.createQuery("select e from " + name + " e", entity.getJavaType())
						.setMaxResults(1)
						.getResultList());
			attempt("insert " + called, failures, (manager) -> {
				SampleEntity.of(entity).forEach(manager::persist);
				manager.flush();
			});
			String assignments = assignments("e", entity);
			if (!assignments.isEmpty()) {
				attempt("update " + called, failures,
						(manager) -> manager.createQuery("update " + name + " e set " + assignments + " where 1 = 0")
							.executeUpdate());
			}
			attempt("delete " + called, failures,
					(manager) -> manager.createQuery("delete from " + name + " e where 1 = 0").executeUpdate());
		}
		return failures;
	}

	/** Every column, as Hibernate writes them unless told otherwise. */
	private static String assignments(String owner, ManagedType<?> type) {
		return type.getSingularAttributes()
			.stream()
			.filter((attribute) -> !attribute.isId() && !attribute.isVersion() && !isComputed(attribute))
			.map((attribute) -> {
				String path = owner + "." + attribute.getName();
				return (attribute.getType() instanceof EmbeddableType<?> part) ? assignments(path, part)
						: path + " = " + path;
			})
			.collect(Collectors.joining(", "));
	}

	private static boolean isComputed(SingularAttribute<?, ?> attribute) {
		return attribute.getJavaMember() instanceof AnnotatedElement member
				&& member.isAnnotationPresent(Formula.class);
	}

	private void attempt(String what, Map<String, Refusal> failures, Work work) {
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
			failures.put(what, Refusal.of(ex));
		}
	}

	@Override
	public void close() {
		this.hibernate.close();
	}

	/** Something to do in a transaction. */
	private interface Work {

		void with(EntityManager manager);

	}

	/**
	 * Why something does not work.
	 *
	 * @param code the database's, or what Hibernate threw before it asked the database
	 * @param words of the same
	 */
	record Refusal(String code, String words) {

		static Refusal of(RuntimeException thrown) {
			Throwable cause = thrown;
			String code = thrown.getClass().getName();
			for (Throwable each = thrown; each != null; each = each.getCause()) {
				if (each instanceof SQLException error) {
					cause = error;
					code = String.valueOf(error.getSQLState());
				}
			}
			return new Refusal(code, String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip());
		}

	}

}
