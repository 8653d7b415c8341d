package org.downtimelab.check.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.UUID;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.SingularAttribute;

/** An entity with a value in every basic attribute, as a release would save it. */
final class SampleEntity {

	private SampleEntity() {
	}

	/**
	 * A new one. What its constructor sets stays; what has no plain value is null.
	 * @param type with a constructor without arguments, as Hibernate wants it
	 */
	static Object of(EntityType<?> type) {
		try {
			Constructor<?> constructor = type.getJavaType().getDeclaredConstructor();
			constructor.setAccessible(true);
			Object entity = constructor.newInstance();
			for (SingularAttribute<?, ?> attribute : type.getSingularAttributes()) {
				set(entity, attribute);
			}
			return entity;
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalArgumentException("Cannot make an entity " + type.getName() + ": " + ex, ex);
		}
	}

	private static void set(Object entity, SingularAttribute<?, ?> attribute) throws IllegalAccessException {
		Field field = field(entity.getClass(), attribute.getName());
		if (field == null || attribute.isVersion() || field.isAnnotationPresent(GeneratedValue.class)) {
			return;
		}
		field.setAccessible(true);
		if (field.get(entity) == null) {
			field.set(entity, value(field.getType()));
		}
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
