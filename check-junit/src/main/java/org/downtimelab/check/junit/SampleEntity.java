package org.downtimelab.check.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.metamodel.EmbeddableType;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.SingularAttribute;

/**
 * An entity with a value in every basic attribute, as a release would save it, and the
 * entities that it must refer to.
 */
final class SampleEntity {

	private final List<Object> saved = new ArrayList<>();

	/** Those that are being made: an entity may lead back to itself. */
	private final Set<ManagedType<?>> open = new HashSet<>();

	private SampleEntity() {
	}

	/**
	 * A new one, after the rows that it refers to. What its constructor sets stays; what
	 * has no plain value is null.
	 * @param type with a constructor without arguments, as Hibernate wants it
	 */
	static List<Object> of(EntityType<?> type) {
		SampleEntity sample = new SampleEntity();
		sample.entity(type);
		return sample.saved;
	}

	private Object entity(ManagedType<?> type) {
		Object entity = filled(type);
		this.saved.add(entity);
		return entity;
	}

	private Object filled(ManagedType<?> type) {
		this.open.add(type);
		try {
			Constructor<?> constructor = type.getJavaType().getDeclaredConstructor();
			constructor.setAccessible(true);
			Object made = constructor.newInstance();
			for (SingularAttribute<?, ?> attribute : type.getSingularAttributes()) {
				set(made, attribute);
			}
			return made;
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalArgumentException("Cannot make an entity " + type.getJavaType().getName() + ": " + ex, ex);
		}
		finally {
			this.open.remove(type);
		}
	}

	private void set(Object entity, SingularAttribute<?, ?> attribute) throws IllegalAccessException {
		Field field = field(entity.getClass(), attribute.getName());
		if (field == null || attribute.isVersion() || field.isAnnotationPresent(GeneratedValue.class)) {
			return;
		}
		field.setAccessible(true);
		if (field.get(entity) == null) {
			field.set(entity, value(attribute, field));
		}
	}

	private Object value(SingularAttribute<?, ?> attribute, Field field) {
		if (attribute.getType() instanceof EmbeddableType<?> part) {
			return filled(part);
		}
		if (attribute.getType() instanceof EntityType<?> other) {
			return (attribute.isOptional() || this.open.contains(other)) ? null : entity(other);
		}
		return value(field.getType());
	}

	private static Field field(Class<?> type, String name) {
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			try {
				return each.getDeclaredField(name);
			}
			catch (NoSuchFieldException notHere) {
				// It may be in a mapped superclass.
			}
		}
		return null;
	}

	private static Object value(Class<?> type) {
		if (type.isEnum()) {
			return (type.getEnumConstants().length > 0) ? type.getEnumConstants()[0] : null;
		}
		return switch (type.getName()) {
			case "java.lang.String" -> "x";
			case "java.lang.Long" -> 1L;
			case "java.lang.Integer" -> 1;
			case "java.lang.Short" -> (short) 1;
			case "java.lang.Double" -> 1.0;
			case "java.lang.Float" -> 1.0f;
			case "java.lang.Boolean" -> false;
			case "java.math.BigDecimal" -> BigDecimal.ONE;
			case "java.math.BigInteger" -> BigInteger.ONE;
			case "java.util.UUID" -> new UUID(0, 1);
			case "java.util.Date" -> new Date(0);
			case "java.time.Instant" -> Instant.EPOCH;
			case "java.time.LocalDate" -> LocalDate.EPOCH;
			case "java.time.LocalTime" -> LocalTime.NOON;
			case "java.time.LocalDateTime" -> LocalDate.EPOCH.atStartOfDay();
			case "java.time.OffsetDateTime" -> Instant.EPOCH.atOffset(ZoneOffset.UTC);
			case "[B" -> new byte[] { 1 };
			default -> null;
		};
	}

}
